import type { Actor } from '@parley/contract'
import type { Tx } from '@parley/db'
import { toMessageFacts } from '../messages/toMessage.ts'
import type { MessageRow } from '../messages/toMessage.ts'
import { appendConversation, appendHidden } from './appendConversation.ts'
import type { ConversationRow } from './conversationRow.ts'
import type { LockedConversation } from './lockConversation.ts'

interface Changed extends LockedConversation {
  before: ConversationRow
  /** The line it is worth among the messages. */
  line?: MessageRow | null
  by: Actor
}

/** Says what a patch made of a conversation: who loses sight of it hears that it is hidden. */
export function appendChange(tx: Tx, { before, row, contact, line, by }: Changed): void {
  appendHidden(tx, { id: row.id, before: before.audience, after: row.audience, by })
  const contactSees = row.status !== before.status || row.subject !== before.subject
  const message = line ? { ...toMessageFacts(line), replySeq: null } : undefined
  const type = 'conversation.updated'
  appendConversation(tx, { row, contact, type, contactSees, ...(message && { message }), by })
}
