import type { ComponentType } from 'react'
import { trpc } from './trpc.ts'
import { useParley } from './useParley.ts'

/**
 * Gives a part of a page the classic hooks. What the log feeds needs none of them: what a page
 * begins with is lighter by them where only later parts ask this way.
 */
export function withTrpc<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function WithTrpc(props: P) {
    const { client } = useParley()
    return (
      <trpc.Provider client={client.api} queryClient={client.queryClient as never}>
        <Part {...props} />
      </trpc.Provider>
    )
  }
}
