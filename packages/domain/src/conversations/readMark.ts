import { and, eq } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from './conversationRow.ts'

const { readMarks: mark } = tables
export type ReadMark = Pick<
  typeof mark.$inferSelect,
  'deliveredSeq' | 'readSeq' | 'unreadFrom' | 'pinned' | 'muted'
>
type Key = Pick<ConversationRow, 'accountId' | 'id' | 'floorSeq'>

/** What a conversation is to a member; history below the floor counts as read. Call it under the row's lock. */
export async function readMark(tx: Tx, row: Key, userId: string): Promise<ReadMark> {
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
        eq(mark.accountId, row.accountId),
        eq(mark.conversationId, row.id),
        eq(mark.userId, userId),
      ),
    )
  const none = { deliveredSeq: 0, readSeq: 0, unreadFrom: null, pinned: false, muted: false }
  const held = found ?? none
  return {
    ...held,
    readSeq: Math.max(held.readSeq, row.floorSeq),
    deliveredSeq: Math.max(held.deliveredSeq, row.floorSeq),
  }
}

export async function writeMark(
  tx: Tx,
  row: Key,
  userId: string,
  change: Partial<ReadMark>,
): Promise<void> {
  await tx.orm
    .insert(mark)
    .values({ accountId: row.accountId, conversationId: row.id, userId, ...change })
    .onConflictDoUpdate({
      target: [mark.accountId, mark.userId, mark.conversationId],
      set: change,
    })
}
