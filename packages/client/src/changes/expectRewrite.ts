import { attachedOf, limits } from '@parley/contract'
import type { Conversation, ConversationFacts, MessageFacts } from '@parley/contract'
import type { Pending } from '../mirror/Pending.ts'
import { factsOf } from './expectMessage.ts'

interface Where {
  conversationId: string | null
  messageId: string
}
type Rewritten = Partial<
  Pick<MessageFacts, 'body' | 'attachments' | 'mentions' | 'reactions' | 'editedAt' | 'deletedAt'>
>

/** A message as I edited or deleted it or reacted to it; nothing where it is not held. */
export function expectRewrite(
  id: string,
  { conversationId, messageId }: Where,
  change: (held: MessageFacts) => Rewritten,
): Pending {
  return {
    id,
    confirmedAt: null,
    expect(lookup) {
      if (conversationId === null) return []
      const held = lookup.thread(conversationId).items.find((item) => item.id === messageId)
      if (!held) return []
      const { delivery: _, ...facts } = held
      const message = { ...facts, ...change(facts) }
      const row = lookup.conversation(conversationId)
      const conversation = (row ? previewing(row, message) : {}) as ConversationFacts
      return [
        { body: { type: 'message.updated', message, conversation }, threadOnly: row === null },
      ]
    },
  }
}

function previewing(row: Conversation, message: MessageFacts): ConversationFacts {
  const facts = factsOf(row)
  if (facts.lastMessage?.id !== message.id) return facts
  const { deletedAt } = message
  const body = message.body.slice(0, limits.preview)
  const attached = attachedOf(message.attachments)
  return { ...facts, lastMessage: { ...facts.lastMessage, body, attached, deletedAt } }
}
