import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { maySee } from './mustSee.ts'
import { readTopics } from '../actors/readTopics.ts'
import type { ConversationRow } from './conversationRow.ts'

const { conversations, contacts } = tables
type ContactRow = typeof tables.contacts.$inferSelect
export interface LockedConversation {
  row: ConversationRow
  contact: ContactRow | null
}

/**
 * Locks a conversation for writing and makes sure the actor may see it: every verb on one begins
 * here, after lockActor. What the actor may not see does not exist for them.
 */
export async function lockConversation(
  tx: Tx,
  { conversationId, by }: { conversationId: string; by: Actor },
): Promise<LockedConversation> {
  // The topics are read behind the lock, in the same round trip.
  const [[found], topics] = await Promise.all([
    tx.orm
      .select({ row: conversations, contact: contacts })
      .from(conversations)
      .leftJoin(
        contacts,
        and(
          eq(contacts.accountId, conversations.accountId),
          eq(contacts.id, conversations.contactId),
        ),
      )
      .where(and(eq(conversations.accountId, by.accountId), eq(conversations.id, conversationId)))
      .for('update', { of: conversations })
      .execute(),
    readTopics(tx, by),
  ])
  if (!found || !maySee(found.row, topics, by))
    throw new Failure('conversation.notFound', { field: 'conversationId' })
  return found
}
