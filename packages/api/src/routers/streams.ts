import { tracked } from '@trpc/server'
import { Failure } from '@parley/contract'
import { FollowEventsInput, FollowSignalsInput } from '@parley/contract/schema'
import type { Context } from '../context.ts'
import { member, router } from '../trpc.ts'

export const events = router({
  /**
   * What the viewer may see from lastEventId on, each tracked with the cursor to come back with:
   * synced first and as heartbeat, resync when the viewer must ask again.
   */
  follow: member.input(FollowEventsInput).subscription(async function* ({ ctx, input, signal }) {
    const deliveries = ctx.realtime.follow(ctx.actor, { lastEventId: input.lastEventId, signal })
    for await (const { cursor, data } of closing(ctx, deliveries)) yield tracked(cursor, data)
  }),
})

export const signals = router({
  /** Typing, viewing and presence the viewer may see, from now on; untracked. */
  follow: member.input(FollowSignalsInput).subscription(async function* ({ ctx, input, signal }) {
    yield* closing(ctx, ctx.realtime.signals(ctx.actor, { ...input, signal }))
  }),
})

/**
 * An error in a subscription is final for the stock client, which then never comes back. What should
 * bring it back, or keep it out, closes its socket with a code of the contract.
 */
async function* closing<T>(ctx: Context, stream: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* stream
  } catch (error) {
    if (error instanceof Failure && error.failure === 'server.overloaded') ctx.closeSocket?.(4503)
    if (error instanceof Failure && error.failure === 'session.ended') ctx.closeSocket?.(4403)
    throw error
  }
}
