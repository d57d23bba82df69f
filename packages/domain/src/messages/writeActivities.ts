import { sql } from 'drizzle-orm'
import { later, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { MessageRow } from './toMessage.ts'

const { messages: m } = tables

/** Writes lines of activity in one statement, however many. Their conversations hold their seq already. */
export function writeActivities(tx: Tx, lines: readonly MessageRow[]): void {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({
    id: line.id,
    conversation_id: line.conversationId,
    seq: line.seq,
    author_type: line.authorType,
    author_id: line.authorId,
    activity: line.activity,
    created_at: line.createdAt,
  }))
  later(
    tx,
    tx.orm.execute(sql`
      insert into ${m} (account_id, id, conversation_id, seq, author_type, author_id, kind, body,
        search, activity, created_at)
      select ${tx.accountId}::uuid, v.id, v.conversation_id, v.seq, v.author_type, v.author_id,
        'activity', '', ''::tsvector, v.activity, v.created_at
      from jsonb_to_recordset((${JSON.stringify(rows)}::text)::jsonb) as v (id uuid,
        conversation_id uuid, seq integer, author_type text, author_id uuid, activity jsonb,
        created_at timestamptz)`),
  )
}
