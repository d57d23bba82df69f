import { and, desc, eq, sql } from 'drizzle-orm'
import { snippetOf } from '@parley/contract'
import type {
  MemberActor,
  MessageHit,
  MessageHitsAnswer,
  Receipt,
  SearchMessagesInput,
} from '@parley/contract'
import { planAnew, printCursor, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readSight } from '../conversations/readSight.ts'
import { contactColumns, toContact } from '../conversations/conversationRow.ts'
import { openCursor, sealCursor } from '../conversations/pageCursor.ts'
import { toTsQuery } from '../conversations/searchToSql.ts'
import { hitIds } from './hitIds.ts'
import { readReceiptsOf } from './readReceiptsOf.ts'
import { messageColumns, toMessage } from './toMessage.ts'

const { contacts, conversations: c, messages: m } = tables
type Input = Pick<SearchMessagesInput, 'query' | 'filter' | 'cursor' | 'limit'> & {
  by: MemberActor
  /** Messages looked at in order before all that match are gathered; for tests. */
  walk?: number
}

/**
 * Messages that hold every word of the query, the last as a prefix, in the conversations the actor
 * may see and the filter keeps; the newest first. What holds no word finds nothing. Keyset cursors
 * are bound to account, viewer, query and filter; another one is refused with cursor.invalid.
 */
export async function searchMessages(db: DbOrTx, input: Input): Promise<MessageHitsAnswer> {
  const { by, query, filter = {}, cursor, limit, walk } = input
  const scope = ['messages.search', by.accountId, by.userId, query, filter]
  const boundary = cursor != null ? (openCursor(scope, cursor) as [string, string]) : null
  const { head, ...sight } = await readSight(db, by, [filter])
  const words = toTsQuery(query)
  const page = { ...sight, by, filter, boundary, limit: limit + 1, walk, now: new Date() }
  const rows = words ? await readPage(db, hitIds({ ...page, words }), page) : []
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await toHits(db, rows.slice(0, limit), query),
    nextCursor: last ? sealCursor(scope, [last.at, last.message.id]) : null,
    asOf: printCursor(head),
  }
}

const shownColumns = {
  id: c.id,
  number: c.number,
  purpose: c.purpose,
  kind: c.kind,
  subject: c.subject,
  status: c.status,
  inboxId: c.inboxId,
  participants: c.participants,
  participantCount: c.participantCount,
}
const receivedColumns = {
  accountId: c.accountId,
  id: c.id,
  kind: c.kind,
  contactId: c.contactId,
  contactDeliveredSeq: c.contactDeliveredSeq,
  contactReadSeq: c.contactReadSeq,
  contactReadAt: c.contactReadAt,
}

function readPage(
  db: DbOrTx,
  ids: ReturnType<typeof hitIds>,
  { by, limit }: { by: MemberActor; limit: number },
) {
  return db.orm
    .select({
      message: messageColumns,
      // As Postgres prints it: a Date would lose what is below a millisecond.
      at: sql<string>`${m.createdAt}::text`,
      conversation: shownColumns,
      received: receivedColumns,
      contact: contactColumns,
    })
    .from(m)
    .innerJoin(c, and(eq(c.accountId, m.accountId), eq(c.id, m.conversationId)))
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(
      and(eq(m.accountId, by.accountId), sql`${m.id} = any(array(${ids})) ${sql.raw(planAnew)}`),
    )
    .orderBy(desc(m.createdAt), desc(m.id))
    .limit(limit)
}

type Row = Awaited<ReturnType<typeof readPage>>[number]

async function toHits(db: DbOrTx, rows: Row[], query: string): Promise<MessageHit[]> {
  const received = rows.map((row) => row.received)
  const receipts = await readReceiptsOf(db, received)
  return rows.map((row) => toHit(row, receipts.get(row.received.id)!, query))
}

function toHit({ message, conversation, contact }: Row, receipts: Receipt[], query: string) {
  return {
    message: toMessage(message, receipts),
    conversation: { ...conversation, contact: contact && toContact(contact) },
    snippet: snippetOf(message.body, query),
  } as MessageHit
}
