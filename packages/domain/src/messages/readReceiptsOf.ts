import { and, eq, gt, inArray, or } from 'drizzle-orm'
import type { Receipt } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'

const { readMarks: mark } = tables

/** How far a member has got in a conversation, and when they read it. */
export const pointers = {
  userId: mark.userId,
  deliveredSeq: mark.deliveredSeq,
  readSeq: mark.readSeq,
  readAt: mark.readAt,
}

/** What of a conversation says who has its messages. */
export type Received = Pick<
  ConversationRow,
  | 'accountId'
  | 'id'
  | 'kind'
  | 'contactId'
  | 'contactDeliveredSeq'
  | 'contactReadSeq'
  | 'contactReadAt'
>

/** By conversation, the pointers of everyone in it that have moved at all. All of one account. */
export async function readReceiptsOf(
  db: DbOrTx,
  rows: readonly Received[],
): Promise<Map<string, Receipt[]>> {
  const receipts = new Map(rows.map((row) => [row.id, ofContact(row)]))
  if (rows.length === 0) return receipts
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  for (const { conversationId, ...moved } of await readMoved(db, rows[0]!.accountId, kinds))
    receipts
      .get(conversationId)!
      .push({ kind: kinds.get(conversationId)!, contactId: null, ...moved })
  return receipts
}

function readMoved(db: DbOrTx, accountId: string, conversations: ReadonlyMap<string, unknown>) {
  return db.orm
    .select({
      conversationId: mark.conversationId,
      ...pointers,
    })
    .from(mark)
    .where(
      and(
        eq(mark.accountId, accountId),
        inArray(mark.conversationId, [...conversations.keys()]),
        or(gt(mark.deliveredSeq, 0), gt(mark.readSeq, 0)),
      ),
    )
}

/** The pointers of a conversation's customer, if it has one. */
export function ofContact(row: Omit<Received, 'accountId' | 'id'>): Receipt[] {
  const { kind, contactId, contactDeliveredSeq, contactReadSeq, contactReadAt: readAt } = row
  if (!contactId) return []
  const seqs = { deliveredSeq: contactDeliveredSeq, readSeq: contactReadSeq }
  return [{ kind, userId: null, contactId, ...seqs, readAt }]
}
