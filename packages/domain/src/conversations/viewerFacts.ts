import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ConversationFacts, ViewerFacts } from '@parley/contract'
import { limits } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
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

/** Conversations with their contact and what they are to one member: the start of every list. */
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
  return { ...toFacts(row, contact), ...viewer }
}

/**
 * The same with the account's head at the very moment of the rows: `row` is null where none meets
 * the condition. Answered apart, rows would know of events after their asOf.
 */
export function selectConversationsAt(
  db: DbOrTx,
  { accountId, userId }: { accountId: string; userId: string },
  condition: SQL,
) {
  const head = { position: eventHeads.position, tag: eventHeads.tag }
  return db.orm
    .select({ head, row: factsColumns, contact: contactColumns, viewer: viewerColumns })
    .from(eventHeads)
    .leftJoin(c, and(eq(c.accountId, eventHeads.accountId), condition))
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .leftJoin(
      mark,
      and(eq(mark.accountId, c.accountId), eq(mark.conversationId, c.id), eq(mark.userId, userId)),
    )
    .where(eq(eventHeads.accountId, accountId))
}

type Placed = Awaited<ReturnType<typeof selectConversationsAt>>[number]

export function isRow(placed: Placed): placed is Placed & { row: NonNullable<Placed['row']> } {
  return placed.row !== null
}
