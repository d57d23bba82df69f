import { tracked } from '@trpc/server'
import { FollowEventsInput, FollowSignalsInput } from '@parley/contract/schema'
import { member, router } from '../trpc.ts'
import { paced } from '../transport/paced.ts'

export const events = router({
  /**
   * What the viewer may see from lastEventId on, each tracked with the cursor to come back with:
   * synced first and as heartbeat, resync when the viewer must ask again.
   */
  follow: member.input(FollowEventsInput).subscription(async function* ({ ctx, input, signal }) {
    const { lastEventId } = input
    for await (const { cursor, data, isLive } of paced(ctx, () =>
      ctx.realtime.follow(ctx.actor, { lastEventId, signal }),
    )) {
      yield tracked(cursor, data)
      // Asked for the next one, so the socket has this one.
      if (isLive && 'at' in data) ctx.watch?.handed(data.at)
    }
  }),
})

export const signals = router({
  /** Typing, viewing and presence the viewer may see, from now on; untracked. */
  follow: member.input(FollowSignalsInput).subscription(async function* ({ ctx, input, signal }) {
    yield* paced(ctx, () => ctx.realtime.signals(ctx.actor, { ...input, signal }))
  }),
})
