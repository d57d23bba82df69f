import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { MemberActor, ViewerFacts } from '@parley/contract'
import { later, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendMark } from './appendMark.ts'
import type { ConversationRow } from './conversationRow.ts'
import { aboveFloor, putMark } from './readMark.ts'
import type { ReadMark } from './readMark.ts'

const { messages: m } = tables

/**
 * Changes what a conversation is to a member, under its row's lock, and says so: receipts to
 * everyone who may see it when they moved, all of it to that member alone. Without a change it
 * says nothing.
 */
export async function moveMark(
  tx: Tx,
  { row, by, mark }: { row: ConversationRow; by: MemberActor; mark: ReadMark },
  change: (held: ReadMark) => Partial<ReadMark>,
): Promise<ViewerFacts> {
  const held = aboveFloor(mark, row)
  const next = { ...held, ...change(held) }
  const viewer = await viewerFactsOf(tx, row, next)
  if (!differs(held, next)) return viewer
  later(tx, putMark(tx, row, by.userId, next))
  appendMark(tx, { row, by, held, next, unreadCount: viewer.unreadCount })
  return viewer
}

function differs(a: ReadMark, b: ReadMark): boolean {
  return (Object.keys(a) as (keyof ReadMark)[]).some((key) => a[key] !== b[key])
}

async function viewerFactsOf(tx: Tx, row: ConversationRow, mark: ReadMark): Promise<ViewerFacts> {
  const pointer = mark.unreadFrom === null ? mark.readSeq : mark.unreadFrom - 1
  const { readSeq, unreadFrom, pinned, muted } = mark
  return { readSeq, unreadFrom, unreadCount: await countWords(tx, row, pointer), pinned, muted }
}

async function countWords(tx: Tx, row: ConversationRow, pointer: number): Promise<number> {
  if (row.lastWordSeq <= pointer) return 0
  const words = tx.orm
    .select({ seq: m.seq })
    .from(m)
    .where(
      and(
        eq(m.accountId, row.accountId),
        eq(m.conversationId, row.id),
        gt(m.seq, pointer),
        ne(m.kind, 'activity'),
      ),
    )
    .limit(limits.unread)
    .as('words')
  const [counted] = await tx.orm.select({ count: sql<number>`count(*)::int` }).from(words)
  return counted!.count
}
