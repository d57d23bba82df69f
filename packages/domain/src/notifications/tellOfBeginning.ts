import { and, eq, sql } from 'drizzle-orm'
import type { Actor, NotificationKind } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { tellPeople } from './tellPeople.ts'

const { inboxMembers, users } = tables
/** People who are told of one new conversation. */
const most = 500

/** Tells who was given a new customer conversation, and those who serve its inbox and asked to be told. */
export async function tellOfBeginning(
  tx: Tx,
  { row, by }: { row: ConversationRow; by: Actor },
): Promise<void> {
  if (row.kind !== 'support' || row.inboxId === null) return
  const curious = await tx.orm
    .select({ userId: inboxMembers.userId })
    .from(inboxMembers)
    .innerJoin(users, eq(users.id, inboxMembers.userId))
    .where(
      and(
        eq(inboxMembers.accountId, tx.accountId),
        eq(inboxMembers.inboxId, row.inboxId),
        sql`${users.preferences} -> 'notifications' ->> 'newConversation' = 'true'`,
      ),
    )
    .limit(most)
  const wanted = new Map<string, NotificationKind[]>(
    curious.map(({ userId }) => [userId, ['newConversation']]),
  )
  if (row.assigneeId) wanted.set(row.assigneeId, ['assignment', 'newConversation'])
  await tellPeople(tx, { row, wanted, by, at: row.createdAt, seq: row.lastSeq })
}
