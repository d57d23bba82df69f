import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendMark } from '../conversations/appendMark.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { ReadMark } from '../conversations/readMark.ts'
import type { MarkChange } from './planMarks.ts'

const { messages: m, readMarks } = tables

/** A conversation that becomes another to the actor. */
export interface MarkedRow extends MarkChange {
  row: ConversationRow
}

/** Writes the actor's marks of a batch in one statement. */
export async function writeMarks(tx: Tx, marks: readonly MarkedRow[], by: MemberActor) {
  if (marks.length === 0) return
  const rows = marks.map(({ row, became }) => ({
    id: row.id,
    delivered_seq: became.deliveredSeq,
    read_seq: became.readSeq,
    read_at: became.readAt,
    unread_from: became.unreadFrom,
    pinned: became.pinned,
    muted: became.muted,
  }))
  await tx.orm.execute(sql`
    insert into ${readMarks} (account_id, conversation_id, user_id, delivered_seq, read_seq,
      read_at, unread_from, pinned, muted)
    select ${tx.accountId}::uuid, v.id, ${by.userId}::uuid, v.delivered_seq, v.read_seq,
      v.read_at, v.unread_from, v.pinned, v.muted
    from jsonb_to_recordset((${JSON.stringify(rows)}::text)::jsonb) as v (id uuid,
      delivered_seq integer, read_seq integer, read_at timestamptz, unread_from integer, pinned boolean, muted boolean)
    on conflict (account_id, user_id, conversation_id) do update set
      delivered_seq = excluded.delivered_seq, read_seq = excluded.read_seq,
      read_at = excluded.read_at, unread_from = excluded.unread_from, pinned = excluded.pinned, muted = excluded.muted`)
}

/** Says each of them, with what is unread then. */
export async function appendMarks(tx: Tx, marks: readonly MarkedRow[], by: MemberActor) {
  if (marks.length === 0) return
  const counts = await countWords(tx, marks)
  for (const { row, was, became } of marks)
    appendMark(tx, { row, by, held: was, next: became, unreadCount: counts.get(row.id) ?? 0 })
}

/** Whether others learn of it: what they sent was read. */
export function isHeard({ was, became }: MarkedRow): boolean {
  return became.readSeq > was.readSeq || became.deliveredSeq > was.deliveredSeq
}

async function countWords(tx: Tx, marks: readonly MarkedRow[]): Promise<Map<string, number>> {
  const asked = marks.map(({ row, became }) => ({
    id: row.id,
    pointer: pointerOf(became),
    last: row.lastWordSeq,
  }))
  const unread = asked.filter(({ pointer, last }) => last > pointer)
  if (unread.length === 0) return new Map()
  const found = await tx.orm.execute<{ id: string; count: number }>(sql`
    select v.id, (select count(*)::int from (select 1 from ${m} where ${m.accountId} = ${tx.accountId}
      and ${m.conversationId} = v.id and ${m.seq} > v.pointer and ${m.kind} <> 'activity'
      limit ${limits.unread}) words) as count
    from jsonb_to_recordset((${JSON.stringify(unread)}::text)::jsonb) as v (id uuid, pointer integer)`)
  return new Map([...found].map(({ id, count }) => [id, count]))
}

function pointerOf({ readSeq, unreadFrom }: ReadMark): number {
  return unreadFrom === null ? readSeq : unreadFrom - 1
}
