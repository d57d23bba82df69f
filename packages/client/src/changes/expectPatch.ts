import type { ConversationPatch } from '@parley/contract'
import type { Pending } from '../mirror/Pending.ts'
import { factsOf } from './expectMessage.ts'

/** A conversation as I changed it. */
export function expectPatch(id: string, conversationId: string, patch: ConversationPatch): Pending {
  return {
    id,
    confirmedAt: null,
    expect(lookup) {
      const row = lookup.conversation(conversationId)
      if (!row) return []
      const given = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      )
      return [
        { body: { type: 'conversation.updated', conversation: { ...factsOf(row), ...given } } },
      ]
    },
  }
}
