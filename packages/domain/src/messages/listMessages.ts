import { and, asc, desc, eq, gt, gte, lt } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { ListMessagesInput, MemberActor, MessagesAnswer } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustSee } from '../conversations/mustSee.ts'
import { readReceipts } from './readReceipts.ts'
import { messageColumns, toMessage } from './toMessage.ts'
import type { MessageRow } from './toMessage.ts'

const { conversations: c, messages: m } = tables
type Input = Pick<ListMessagesInput, 'conversationId' | 'before' | 'after' | 'around' | 'limit'> & {
  by: MemberActor
}

/** Messages of a conversation, ascending by seq; without an anchor the newest. */
export async function listMessages(db: DbOrTx, input: Input): Promise<MessagesAnswer> {
  const { conversationId, by } = input
  const head = await readHead(db, by.accountId)
  const [row] = await db.orm
    .select()
    .from(c)
    .where(and(eq(c.accountId, by.accountId), eq(c.id, conversationId)))
  if (!row) throw new Failure('conversation.notFound', { field: 'conversationId' })
  await mustSee(db, { row, by })
  const [receipts, found] = await Promise.all([readReceipts(db, row), readWindow(db, input)])
  return {
    items: found.rows.map((message) => toMessage(message, receipts)),
    hasBefore: found.hasBefore,
    hasAfter: found.hasAfter,
    asOf: printCursor(head),
  }
}

interface Window {
  rows: MessageRow[]
  hasBefore: boolean
  hasAfter: boolean
}

async function readWindow(db: DbOrTx, input: Input): Promise<Window> {
  const { before, after, around, limit } = input
  if (after !== undefined) return readAfter(db, input, gt(m.seq, after), limit, after > 0)
  if (around !== undefined) return readAround(db, input, around, limit)
  const rows = await read(
    db,
    input,
    before === undefined ? undefined : lt(m.seq, before),
    'desc',
    limit + 1,
  )
  const page = rows.slice(0, limit).reverse()
  return {
    rows: page,
    hasBefore: rows.length > limit,
    hasAfter: before !== undefined && (await exists(db, input, before)),
  }
}

async function readAfter(
  db: DbOrTx,
  input: Input,
  condition: SQL,
  limit: number,
  hasBefore: boolean,
) {
  const rows = await read(db, input, condition, 'asc', limit + 1)
  return { rows: rows.slice(0, limit), hasBefore, hasAfter: rows.length > limit }
}

async function readAround(
  db: DbOrTx,
  input: Input,
  around: number,
  limit: number,
): Promise<Window> {
  const earlier = Math.floor(limit / 2)
  const older = await read(db, input, lt(m.seq, around), 'desc', earlier + 1)
  const newer = await readAfter(db, input, gte(m.seq, around), limit - earlier, true)
  return {
    rows: [...older.slice(0, earlier).reverse(), ...newer.rows],
    hasBefore: older.length > earlier,
    hasAfter: newer.hasAfter,
  }
}

function read(
  db: DbOrTx,
  { by, conversationId }: Input,
  condition: SQL | undefined,
  order: 'asc' | 'desc',
  limit: number,
) {
  return db.orm
    .select(messageColumns)
    .from(m)
    .where(and(eq(m.accountId, by.accountId), eq(m.conversationId, conversationId), condition))
    .orderBy(order === 'asc' ? asc(m.seq) : desc(m.seq))
    .limit(limit)
}

async function exists(db: DbOrTx, input: Input, seq: number): Promise<boolean> {
  return (await read(db, input, gte(m.seq, seq), 'asc', 1)).length > 0
}
