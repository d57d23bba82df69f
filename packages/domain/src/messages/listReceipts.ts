import { and, asc, eq, gt, ne, or } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { ListReceiptsInput, MemberActor, Receipt, ReceiptsAnswer } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { mustSee } from '../conversations/mustSee.ts'
import { ofContact, pointers } from './readReceiptsOf.ts'

const { conversations: c, readMarks: mark } = tables
type Input = Pick<ListReceiptsInput, 'conversationId'> & { by: MemberActor }

/**
 * How far the others have got in a conversation, and when they read it: its customer, then members by
 * userId, at most 100. Refuses with conversation.notFound.
 */
export async function listReceipts(db: DbOrTx, input: Input): Promise<ReceiptsAnswer> {
  const { conversationId, by } = input
  const head = await readHead(db, by.accountId)
  const [row] = await db.orm
    .select()
    .from(c)
    .where(and(eq(c.accountId, by.accountId), eq(c.id, conversationId)))
  if (!row) throw new Failure('conversation.notFound', { field: 'conversationId' })
  await mustSee(db, { row, by })
  const items = [
    ...ofContact(row).filter(({ deliveredSeq }) => deliveredSeq > 0),
    ...(await readOthers(db, row, by.userId)),
  ]
  return {
    items: items.slice(0, limits.page),
    hasMore: items.length > limits.page,
    asOf: printCursor(head),
  }
}

/** History that was brought in counts as read by everyone: nobody is told who did. */
async function readOthers(
  db: DbOrTx,
  { accountId, id, kind, floorSeq }: ConversationRow,
  userId: string,
): Promise<Receipt[]> {
  const found = await db.orm
    .select(pointers)
    .from(mark)
    .where(
      and(
        eq(mark.accountId, accountId),
        eq(mark.conversationId, id),
        ne(mark.userId, userId),
        or(gt(mark.deliveredSeq, floorSeq), gt(mark.readSeq, floorSeq)),
      ),
    )
    .orderBy(asc(mark.userId))
    .limit(limits.page + 1)
  return found.map((moved) => ({ kind, contactId: null, ...moved }))
}
