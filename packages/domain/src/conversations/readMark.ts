import { sql } from 'drizzle-orm'
import { statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
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

export const markColumns = {
  deliveredSeq: mark.deliveredSeq,
  readSeq: mark.readSeq,
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

/** The sender has read what they sent, and all before it. */
export function putRead(tx: Tx, row: Pick<ConversationRow, 'id'>, userId: string, seq: number) {
  return upsertRead(tx, { accountId: tx.accountId, conversationId: row.id, userId, seq })
}

const markKey = [mark.accountId, mark.userId, mark.conversationId]

const upsertRead = statement(
  (orm, { accountId, conversationId, userId, seq }: Given<Key & { seq: number }>) =>
    orm
      .insert(mark)
      .values({ accountId, conversationId, userId, deliveredSeq: seq, readSeq: seq })
      .onConflictDoUpdate({
        target: markKey,
        set: { deliveredSeq: sql`${seq}`, readSeq: sql`${seq}`, unreadFrom: null },
      }),
)
