import { and, eq, or, gt } from 'drizzle-orm'
import type { Receipt } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'

type Needed = Pick<
  ConversationRow,
  'accountId' | 'id' | 'kind' | 'contactId' | 'contactDeliveredSeq' | 'contactReadSeq'
>

/** The pointers of everyone in a conversation that have moved at all. */
export async function readReceipts(db: DbOrTx, row: Needed): Promise<Receipt[]> {
  const { readMarks: mark } = tables
  const marks = await db.orm
    .select({ userId: mark.userId, deliveredSeq: mark.deliveredSeq, readSeq: mark.readSeq })
    .from(mark)
    .where(
      and(
        eq(mark.accountId, row.accountId),
        eq(mark.conversationId, row.id),
        or(gt(mark.deliveredSeq, 0), gt(mark.readSeq, 0)),
      ),
    )
  const contact = row.contactId
    ? [
        {
          kind: row.kind,
          userId: null,
          contactId: row.contactId,
          deliveredSeq: row.contactDeliveredSeq,
          readSeq: row.contactReadSeq,
        },
      ]
    : []
  return [...contact, ...marks.map((one) => ({ kind: row.kind, contactId: null, ...one }))]
}
