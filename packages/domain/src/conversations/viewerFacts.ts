import { and, eq, sql } from 'drizzle-orm'
import type { DriverValueDecoder, SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ContactType, ConversationFacts, ViewerFacts } from '@parley/contract'
import { limits } from '@parley/contract'
import { statementAround, tables } from '@parley/db'
import type { DbOrTx, Given } from '@parley/db'
import { contactColumns, factsColumns, toFacts } from './conversationRow.ts'

const { conversations: c, eventHeads, readMarks: mark, contacts, messages: m } = tables

/** The last seq the viewer is done with: words after it are unread. */
export const pointer = sql<number>`coalesce(${mark.unreadFrom} - 1, greatest(${mark.readSeq}, ${c.floorSeq}))`

const unreadCount = sql<number>`case when ${c.lastWordSeq} > ${pointer} then (
  select count(*)::int from (select 1 from ${m}
    where ${m.accountId} = ${c.accountId} and ${m.conversationId} = ${c.id}
      and ${m.seq} > ${pointer} and ${m.kind} <> 'activity' limit ${limits.unread}) words) else 0 end`

const viewerColumns = {
  readSeq: sql<number>`greatest(coalesce(${mark.readSeq}, 0), ${c.floorSeq})`,
  // As sql: drizzle turns a joined object whose only column is null into null.
  unreadFrom: sql<number | null>`${mark.unreadFrom}`,
  unreadCount,
  pinned: sql<boolean>`coalesce(${mark.pinned}, false)`,
  muted: sql<boolean>`coalesce(${mark.muted}, false)`,
}

/** Conversations with their contact and what they are to one member. */
export function selectConversations(db: DbOrTx, userId: string) {
  return db.orm
    .select({ row: factsColumns, contact: contactColumns, viewer: viewerColumns })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .leftJoin(
      mark,
      and(eq(mark.accountId, c.accountId), eq(mark.conversationId, c.id), eq(mark.userId, userId)),
    )
}

type Selected = Awaited<ReturnType<typeof selectConversations>>[number]

export function toConversation({
  row,
  contact,
  viewer,
}: Selected | Placed): ConversationFacts & ViewerFacts {
  const known = contact && (contact.id as string | null) !== null ? contact : null
  // Spread into a new object, so many fields take longer than all else that is done with a row.
  return Object.assign(toFacts(row, known), viewer)
}

interface Wanted {
  accountId: string
  userId: string
  limit: number
}

/** What the function conversation_rows answers beside columns named as those of the table. */
const answered = <T>(name: string) => sql<T>`${c}.${sql.identifier(name)}`
const answeredColumns = {
  row: ofFunction(factsColumns),
  contact: {
    id: answered<string>('contact_id'),
    name: answered<string | null>('contact_name'),
    email: answered<string | null>('contact_email'),
    type: answered<ContactType>('contact_type'),
  },
  viewer: {
    readSeq: answered<number>('read_seq'),
    unreadFrom: answered<number | null>('unread_from'),
    unreadCount: answered<number>('unread_count'),
    pinned: answered<boolean>('pinned'),
    muted: answered<boolean>('muted'),
  },
}

/** As expressions: drizzle takes no columns of a table that is not asked itself. */
function ofFunction<T extends Record<string, PgColumn>>(columns: T): T {
  const each = Object.entries(columns).map(([key, column]) => [
    key,
    sql`${column}`.mapWith(column as DriverValueDecoder<unknown, unknown>),
  ])
  return Object.fromEntries(each) as T
}

/**
 * The conversations of `ids`, a subquery, with the account's head at the very moment of the rows:
 * see isRow. Answered apart, rows would know of events after their asOf.
 * What an answer is made of is the same for every list: a function of the database gathers it, whose
 * plan each connection keeps, so that only the ids are planned for their values.
 */
export const selectConversationsAt = statementAround(
  (orm, { accountId, userId, limit }: Given<Wanted>, { ids, order }: { ids: SQL; order: SQL }) =>
    orm
      .select({
        head: { position: eventHeads.position, tag: eventHeads.tag },
        ...answeredColumns,
      })
      .from(eventHeads)
      .leftJoin(
        sql`conversation_rows(${accountId}, ${userId}, array(${ids}), ${sql.raw(`${limits.unread}`)}) ${c}`,
        sql`true`,
      )
      .where(eq(eventHeads.accountId, accountId))
      .orderBy(order)
      .limit(limit),
)

type Placed = Awaited<ReturnType<typeof selectConversationsAt>>[number]

/** Whether there is a conversation beside the head: else all of it is null. */
export function isRow({ row }: Placed): boolean {
  return (row.id as string | null) !== null
}
