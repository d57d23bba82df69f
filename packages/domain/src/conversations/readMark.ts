import { sql } from 'drizzle-orm'
import { columnsGiven, statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
import type { ConversationRow } from './conversationRow.ts'

const { readMarks: mark } = tables
export type ReadMark = Pick<
  typeof mark.$inferSelect,
  'deliveredSeq' | 'readSeq' | 'readAt' | 'unreadFrom' | 'pinned' | 'muted'
>

const none: ReadMark = {
  deliveredSeq: 0,
  readSeq: 0,
  readAt: null,
  unreadFrom: null,
  pinned: false,
  muted: false,
}

export const markColumns = {
  deliveredSeq: mark.deliveredSeq,
  readSeq: mark.readSeq,
  readAt: mark.readAt,
  unreadFrom: mark.unreadFrom,
  pinned: mark.pinned,
  muted: mark.muted,
}

/** What a conversation is to a member who has not touched it. */
export function markOr(found: ReadMark | null): ReadMark {
  return found ?? none
}

interface Key {
  accountId: string
  conversationId: string
  userId: string
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
    .onConflictDoUpdate({ target: markKey, set: change })
}

/** The sender has read what they sent, and all before it: what others said of it, at `readAt`. */
export function putRead(
  tx: Tx,
  row: Pick<ConversationRow, 'id'>,
  userId: string,
  { seq, readAt }: Pick<Sent, 'seq' | 'readAt'>,
) {
  return upsertRead(tx, {
    accountId: tx.accountId,
    conversationId: row.id,
    userId,
    seq,
    readAt,
  })
}

const markKey = [mark.accountId, mark.userId, mark.conversationId]

interface Sent extends Key {
  seq: number
  readAt: Date | null
}

const upsertRead = statement((orm, { accountId, conversationId, userId, seq }: Given<Sent>) =>
  orm
    .insert(mark)
    .values({
      ...columnsGiven(mark, ['readAt']),
      accountId,
      conversationId,
      userId,
      deliveredSeq: seq,
      readSeq: seq,
    })
    .onConflictDoUpdate({
      target: markKey,
      set: {
        deliveredSeq: sql`${seq}`,
        readSeq: sql`${seq}`,
        readAt: sql`excluded.read_at`,
        unreadFrom: null,
      },
    }),
)
