import {
  ListPresenceInput,
  SetPresenceInput,
  SetTypingInput,
  SetViewingInput,
} from '@parley/contract/schema'
import type { PresenceAnswer } from '@parley/contract'
import { mustSeeConversation } from '@parley/domain'
import { member, router, signaller } from '../trpc.ts'

export const typing = router({
  /** Says that the viewer types or stopped; repeat it every 3 s, it ends by itself after 6. */
  set: signaller.input(SetTypingInput).mutation(async ({ ctx, input }) => {
    const { audience } = await mustSeeConversation(ctx.db, { ...input, by: ctx.actor })
    if (input.typing) ctx.realtime.startTyping(ctx.actor, { ...input, audience })
    else ctx.realtime.stopTyping(ctx.actor, input.conversationId)
    return {}
  }),
})

export const viewing = router({
  /** Says that the viewer looks at a conversation or stopped. */
  set: signaller.input(SetViewingInput).mutation(async ({ ctx, input }) => {
    const { audience } = await mustSeeConversation(ctx.db, { ...input, by: ctx.actor })
    ctx.realtime.setViewing(ctx.actor, { ...input, audience })
    return {}
  }),
})

export const presence = router({
  /** Says of the asking client that it is online, away or offline. */
  set: signaller.input(SetPresenceInput).mutation(({ ctx, input }) => {
    ctx.realtime.setPresence(ctx.actor, input.status)
    return {}
  }),
  /** Where people are: those asked for, else everyone who is not offline. */
  list: member.input(ListPresenceInput).query(({ ctx, input }): PresenceAnswer => ({
    items: ctx.realtime.listPresence(input.accountId, input.userIds),
  })),
})
