import { TRPCClientError } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '@parley/api'
import { LateError } from './LateError.ts'

/** Requests end after `ms`, also those made while there is no connection; subscriptions do not. */
export function deadline(ms: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const request = next(op).subscribe(observer)
        if (op.type === 'subscription') return () => request.unsubscribe()
        const timer = setTimeout(() => {
          request.unsubscribe()
          observer.error(TRPCClientError.from(new LateError(op.path, ms)))
        }, ms)
        return () => {
          clearTimeout(timer)
          request.unsubscribe()
        }
      })
}
