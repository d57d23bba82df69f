import type { Actor } from '@parley/contract'
import type { Tx } from '@parley/db'
import { appendConversation, appendHidden } from './appendConversation.ts'
import type { ConversationRow } from './conversationRow.ts'
import type { LockedConversation } from './lockConversation.ts'

interface Changed extends LockedConversation {
  before: ConversationRow
  by: Actor
}

/** Says what a patch made of a conversation: who loses sight of it hears that it is hidden. */
export function appendChange(tx: Tx, { before, row, contact, by }: Changed): void {
  appendHidden(tx, { id: row.id, before: before.audience, after: row.audience, by })
  const contactSees = row.status !== before.status || row.subject !== before.subject
  appendConversation(tx, { row, contact, type: 'conversation.updated', contactSees, by })
}
