import { eq, sql } from 'drizzle-orm'
import { fold } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { MessageRow } from '../messages/toMessage.ts'
import type { Draft } from './draftConversation.ts'

const { accounts, contacts, conversations, readMarks } = tables

/**
 * Writes what the drafts hold and numbers their conversations; five statements, whatever their
 * number. `messages` is toMessageRows of the same drafts.
 */
export async function insertDrafts(tx: Tx, drafts: readonly Draft[], messages: string): Promise<void> {
  const first = await takeNumbers(tx, drafts.length)
  await tx.orm.insert(contacts).values(drafts.map(({ contact }) => contact))
  await tx.orm
    .insert(conversations)
    .values(drafts.map(({ conversation }, index) => ({ ...conversation, number: first + index })))
  await insertMessages(tx, messages)
  const marks = drafts.map(({ mark }) => mark).filter((mark) => mark !== null)
  if (marks.length > 0) await tx.orm.insert(readMarks).values(marks)
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

/** All messages of the drafts, folded for search, as the one parameter in which they travel. */
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
    folded: fold(message.body),
    created_at: message.createdAt,
  }
}

/** As JSON: thousands of rows would be more parameters than Postgres takes. */
async function insertMessages(tx: Tx, json: string) {
  await tx.orm.execute(sql`
    insert into messages (account_id, id, conversation_id, seq, reply_seq, author_type, author_id,
      kind, body, search, created_at)
    select ${tx.accountId}::uuid, id, conversation_id, seq, reply_seq, author_type, author_id,
      kind, body, to_tsvector('simple', folded), created_at
    from json_to_recordset((${json}::text)::json) as rows (id uuid, conversation_id uuid,
      seq integer, reply_seq integer, author_type text, author_id uuid, kind text, body text,
      folded text, created_at timestamptz)`)
}
