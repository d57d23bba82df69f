import type { Conversation, ConversationFacts, Message, MessageFacts } from '@parley/contract'
import { attachedOf, limits } from '@parley/contract'
import type { Expected, Lookup, Pending } from '../mirror/Pending.ts'

/** A message of mine on its way. */
export interface Outgoing extends Pending {
  draft: Omit<MessageFacts, 'seq'>
  /** As the server answered it. */
  answered: Message | null
  /** A refused message stays in the conversation; lists do not show it. */
  isRefused: boolean
}

/** A message that is shown before the server has it, after everything that is there. */
export function expectMessage(draft: Omit<MessageFacts, 'seq'>, isRefused = false): Outgoing {
  const outgoing: Outgoing = {
    id: draft.id,
    draft,
    answered: null,
    isRefused,
    confirmedAt: null,
    expect: (lookup) => expected(outgoing, lookup),
  }
  return outgoing
}

function expected({ draft, answered, isRefused }: Outgoing, lookup: Lookup): Expected[] {
  const { lastSeq, items } = lookup.thread(draft.conversationId)
  const row = lookup.conversation(draft.conversationId)
  const held = items.find(({ id }) => id === draft.id)
  const seq = answered?.seq ?? held?.seq ?? Math.max(lastSeq, row?.lastSeq ?? 0) + 1
  const message = answered ? toFacts(answered) : { ...draft, seq }
  const conversation = (row ? after(row, message) : {}) as ConversationFacts
  return [
    { body: { type: 'message.new', message, conversation }, threadOnly: isRefused || row === null },
  ]
}

function toFacts({ delivery: _, ...facts }: Message): MessageFacts {
  return facts
}

/** The conversation once it holds the message; as it is when it has gone further already. */
function after(row: Conversation, message: MessageFacts): ConversationFacts {
  if (row.lastMessage?.id === message.id || message.seq <= row.lastSeq) return factsOf(row)
  const { id, seq, author, kind, createdAt, deletedAt } = message
  const body = message.body.slice(0, limits.preview)
  const attached = attachedOf(message.attachments)
  return {
    ...factsOf(row),
    lastSeq: seq,
    lastActivityAt: createdAt,
    lastMessage: { id, seq, author, kind, body, attached, createdAt, deletedAt },
    ...(row.kind === 'support' && kind === 'reply' && row.waitingFor !== 'contact'
      ? { waitingFor: 'contact' as const, waitingSince: createdAt }
      : {}),
  }
}

/** A row without what it is to the viewer. */
export function factsOf(row: Conversation): ConversationFacts {
  const { readSeq: _1, unreadFrom: _2, unreadCount: _3, pinned: _4, muted: _5, ...facts } = row
  return facts
}
