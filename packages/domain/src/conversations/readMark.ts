import { and, eq } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from './conversationRow.ts'

const { readMarks: mark } = tables
export type ReadMark = Pick<
  typeof mark.$inferSelect,
  'deliveredSeq' | 'readSeq' | 'unreadFrom' | 'pinned' | 'muted'
>

const none: ReadMark = {
  deliveredSeq: 0,
  readSeq: 0,
  unreadFrom: null,
  pinned: false,
  muted: false,
}

/** What a conversation is to a member, as kept. Call it behind the row's lock. */
export async function readMark(tx: Tx, conversationId: string, userId: string): Promise<ReadMark> {
  const [found] = await tx.orm
    .select({
      deliveredSeq: mark.deliveredSeq,
      readSeq: mark.readSeq,
      unreadFrom: mark.unreadFrom,
      pinned: mark.pinned,
      muted: mark.muted,
    })
    .from(mark)
    .where(
      and(
        eq(mark.accountId, tx.accountId),
        eq(mark.conversationId, conversationId),
        eq(mark.userId, userId),
      ),
    )
  return found ?? none
}

/** The same with history below the conversation's floor counted as read. */
export function aboveFloor(
  held: ReadMark,
  { floorSeq }: Pick<ConversationRow, 'floorSeq'>,
): ReadMark {
  return {
    ...held,
    readSeq: Math.max(held.readSeq, floorSeq),
    deliveredSeq: Math.max(held.deliveredSeq, floorSeq),
  }
}

/** The statement that changes it. */
export function putMark(
  tx: Tx,
  row: Pick<ConversationRow, 'id'>,
  userId: string,
  change: Partial<ReadMark>,
) {
  return tx.orm
    .insert(mark)
    .values({ accountId: tx.accountId, conversationId: row.id, userId, ...change })
    .onConflictDoUpdate({
      target: [mark.accountId, mark.userId, mark.conversationId],
      set: change,
    })
}
