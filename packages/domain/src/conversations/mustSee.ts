import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import type { ConversationRow } from './conversationRow.ts'

type Seen = Pick<ConversationRow, 'audience' | 'contactId'>

/** Refuses with conversation.notFound, as if it did not exist. */
export async function mustSee(db: DbOrTx, { row, by }: { row: Seen; by: Actor }): Promise<void> {
  if (!maySee(row, await readTopics(db, by), by))
    throw new Failure('conversation.notFound', { field: 'conversationId' })
}

/** Whether one who holds these topics sees it. */
export function maySee(row: Seen, topics: readonly string[], by: Actor): boolean {
  if (by.type === 'system') return true
  if (by.type === 'contact') return row.contactId === by.contactId
  return row.audience.some((topic) => topics.includes(topic))
}

/** The same by id, for what needs no lock: typing, viewing. Answers who else hears of it. */
export async function mustSeeConversation(
  db: DbOrTx,
  { conversationId, by }: { conversationId: string; by: Actor },
): Promise<{ audience: string[] }> {
  const { conversations } = tables
  const [row] = await db.orm
    .select({ audience: conversations.audience, contactId: conversations.contactId })
    .from(conversations)
    .where(and(eq(conversations.accountId, by.accountId), eq(conversations.id, conversationId)))
  if (!row) throw new Failure('conversation.notFound', { field: 'conversationId' })
  await mustSee(db, { row, by })
  return { audience: row.audience }
}
