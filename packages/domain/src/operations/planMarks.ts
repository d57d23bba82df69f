import { and, eq, inArray } from 'drizzle-orm'
import type { BulkPatch, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { LockedConversation } from '../conversations/lockConversation.ts'
import { aboveFloor, markColumns, markOr } from '../conversations/readMark.ts'
import type { ReadMark } from '../conversations/readMark.ts'
import type { Item } from './planForward.ts'

const { readMarks } = tables
type Rows = ReadonlyMap<string, LockedConversation>

/** What a conversation is to the actor, and what it becomes. */
export interface MarkChange {
  was: ReadMark
  became: ReadMark
}

interface Input {
  rows: Rows
  patch: BulkPatch
  by: MemberActor
}

/** What the patch makes of the actor's marks, by conversation; without those it leaves as they are. */
export async function planMarks(tx: Tx, { rows, patch, by }: Input) {
  const { read, pinned, muted } = patch
  if (read === undefined && pinned === undefined && muted === undefined) return new Map()
  return changes(rows, await readMarksOf(tx, rows, by.userId), (held, row) => ({
    ...(read === undefined ? {} : read ? readAll(held, row) : unread(held, row)),
    ...(pinned === undefined ? {} : { pinned }),
    ...(muted === undefined ? {} : { muted }),
  }))
}

/**
 * Puts the maker's marks back where they still are what the operation made of them. Receipts stay:
 * what was unread before is marked so.
 */
export async function planMarksBack(
  tx: Tx,
  { rows, items, userId }: { rows: Rows; items: readonly Item[]; userId: string },
) {
  const kept = new Map(items.map((item) => [item.conversationId, item.previous?.mark]))
  const marked = new Map([...rows].filter(([id]) => kept.get(id)))
  if (marked.size === 0) return new Map<string, MarkChange>()
  return changes(marked, await readMarksOf(tx, marked, userId), (held, row) => {
    const { was, became } = kept.get(row.id)!
    const isRead = held.unreadFrom === became.unreadFrom && held.readSeq === became.readSeq
    return {
      ...(held.pinned === became.pinned ? { pinned: was.pinned } : {}),
      ...(held.muted === became.muted ? { muted: was.muted } : {}),
      ...(isRead && became.readSeq > was.readSeq
        ? { unreadFrom: was.unreadFrom ?? Math.min(was.readSeq + 1, row.lastWordSeq) }
        : isRead
          ? { unreadFrom: was.unreadFrom }
          : {}),
    }
  })
}

function changes(
  rows: Rows,
  marks: ReadonlyMap<string, ReadMark>,
  change: (held: ReadMark, row: ConversationRow) => Partial<ReadMark>,
): Map<string, MarkChange> {
  const made = [...rows].map(([id, { row }]): [string, MarkChange] => {
    const was = aboveFloor(markOr(marks.get(id) ?? null), row)
    return [id, { was, became: { ...was, ...change(was, row) } }]
  })
  return new Map(
    made.filter(([, { was, became }]) =>
      Object.entries(became).some(([key, value]) => was[key as keyof ReadMark] !== value),
    ),
  )
}

/** Nothing where nothing is unread: receipts of activity lines are worth no change. */
function readAll(held: ReadMark, row: ConversationRow): Partial<ReadMark> {
  if (!isUnread(held, row)) return {}
  const readSeq = Math.max(held.readSeq, row.lastSeq)
  const readAt = readSeq > held.readSeq ? new Date() : held.readAt
  return { readSeq, readAt, deliveredSeq: Math.max(held.deliveredSeq, readSeq), unreadFrom: null }
}

function unread(held: ReadMark, row: ConversationRow): Partial<ReadMark> {
  if (isUnread(held, row) || row.lastWordSeq === 0) return {}
  return { unreadFrom: Math.min(row.lastWordSeq, held.readSeq + 1) }
}

function isUnread({ readSeq, unreadFrom }: ReadMark, { lastWordSeq }: ConversationRow): boolean {
  return lastWordSeq >= (unreadFrom ?? readSeq + 1)
}

async function readMarksOf(tx: Tx, rows: Rows, userId: string): Promise<Map<string, ReadMark>> {
  if (rows.size === 0) return new Map()
  const found = await tx.orm
    .select({ id: readMarks.conversationId, ...markColumns })
    .from(readMarks)
    .where(
      and(
        eq(readMarks.accountId, tx.accountId),
        eq(readMarks.userId, userId),
        inArray(readMarks.conversationId, [...rows.keys()]),
      ),
    )
  return new Map(found.map(({ id, ...mark }) => [id, mark]))
}
