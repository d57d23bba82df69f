import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ConversationFacts, ViewerFacts } from '@parley/contract'
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
}: Selected): ConversationFacts & ViewerFacts {
  // Spread into a new object, so many fields take longer than all else that is done with a row.
  return Object.assign(toFacts(row, contact), viewer)
}

interface Wanted {
  accountId: string
  userId: string
  limit: number
}

/**
 * The same with the account's head at the very moment of the rows: `row` is null where none meets
 * the condition. Answered apart, rows would know of events after their asOf. Written once, but for
 * the condition and the order: the start of every list.
 */
export const selectConversationsAt = statementAround(
  (
    orm,
    { accountId, userId, limit }: Given<Wanted>,
    { condition, order }: { condition: SQL; order: SQL },
  ) =>
    orm
      .select({
        head: { position: eventHeads.position, tag: eventHeads.tag },
        row: factsColumns,
        contact: contactColumns,
        viewer: viewerColumns,
      })
      .from(eventHeads)
      .leftJoin(c, and(eq(c.accountId, eventHeads.accountId), condition))
      .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
      .leftJoin(
        mark,
        and(
          eq(mark.accountId, c.accountId),
          eq(mark.conversationId, c.id),
          eq(mark.userId, userId),
        ),
      )
      .where(eq(eventHeads.accountId, accountId))
      .orderBy(order)
      .limit(limit),
)

type Placed = Awaited<ReturnType<typeof selectConversationsAt>>[number]

export function isRow(placed: Placed): placed is Placed & { row: NonNullable<Placed['row']> } {
  return placed.row !== null
}
