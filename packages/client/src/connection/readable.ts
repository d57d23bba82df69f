import { TRPCClientError } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '@parley/api'
import { isAnswer } from './isAnswer.ts'
import { UnreadableError } from './UnreadableError.ts'

/** What is no answer of ours is an error: something in between may answer in the server's place. */
export const readable: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        ...observer,
        next(value) {
          const { result } = value
          const isRead =
            op.type === 'subscription' || ('data' in result && isAnswer(op, result.data))
          if (isRead) observer.next(value)
          else observer.error(TRPCClientError.from(new UnreadableError(op.path)))
        },
      }),
    )
