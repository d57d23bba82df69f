import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { indexWords } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { MessageRow } from '../messages/toMessage.ts'
import type { Draft } from './draftConversation.ts'

const { accounts, contacts, conversations, readMarks } = tables

/**
 * Writes what the drafts hold and numbers their conversations; five statements, whatever their
 * number. `messages` is toMessageRows of the same drafts.
 */
export async function insertDrafts(
  tx: Tx,
  drafts: readonly Draft[],
  messages: string,
): Promise<void> {
  // The pool plans every query anew, foreign keys' too: once a row, a quarter of the whole import.
  await tx.orm.execute(sql`set local plan_cache_mode = force_generic_plan`)
  const first = await takeNumbers(tx, drafts.length)
  const numbered = drafts.map(({ conversation }, index) => ({
    ...conversation,
    number: first + index,
  }))
  const marks = drafts.map(({ mark }) => mark).filter((mark) => mark !== null)
  // Sent one behind the other without waiting: while Postgres writes, the next batch is made ready.
  await Promise.all([
    tx.orm.execute(
      insertRows(
        contacts,
        drafts.map(({ contact }) => contact),
      ),
    ),
    tx.orm.execute(insertRows(conversations, numbered)),
    tx.orm.execute(insertRows(readMarks, marks)),
    insertMessages(tx, messages),
  ])
}

/** Rows as one JSON parameter, by the table's own columns: quicker to make and to read than a parameter a value. */
function insertRows<T extends PgTable>(table: T, rows: readonly T['$inferInsert'][]): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const json = JSON.stringify(
    rows.map((row: Record<string, unknown>) =>
      Object.fromEntries(columns.map(([key, column]) => [column.name, row[key]])),
    ),
  )
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  return sql`insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, (${json}::text)::json)`
}

/** The first of `count` numbers; locks the account's row until the commit. */
async function takeNumbers(tx: Tx, count: number): Promise<number> {
  const [account] = await tx.orm
    .update(accounts)
    .set({ lastNumber: sql`${accounts.lastNumber} + ${count}` })
    .where(eq(accounts.id, tx.accountId))
    .returning({ last: accounts.lastNumber })
  return account!.last - count + 1
}

/** All messages of the drafts, with their words for search, as the one parameter in which they travel. */
export function toMessageRows(drafts: readonly Draft[]): string {
  return JSON.stringify(drafts.flatMap(({ messages }) => messages.map(asJson)))
}

function asJson(message: MessageRow) {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    seq: message.seq,
    reply_seq: message.replySeq,
    author_type: message.authorType,
    author_id: message.authorId,
    kind: message.kind,
    body: message.body,
    words: indexWords(message.body).join(' '),
    created_at: message.createdAt,
  }
}

/** As JSON: thousands of rows would be more parameters than Postgres takes. */
async function insertMessages(tx: Tx, json: string) {
  await tx.orm.execute(sql`
    insert into messages (account_id, id, conversation_id, seq, reply_seq, author_type, author_id,
      kind, body, search, created_at)
    select ${tx.accountId}::uuid, id, conversation_id, seq, reply_seq, author_type, author_id,
      kind, body, array_to_tsvector(string_to_array(words, ' ')), created_at
    from json_to_recordset((${json}::text)::json) as rows (id uuid, conversation_id uuid,
      seq integer, reply_seq integer, author_type text, author_id uuid, kind text, body text,
      words text, created_at timestamptz)`)
}
