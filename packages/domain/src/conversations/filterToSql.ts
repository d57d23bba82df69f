import { and, inArray, isNull, not, or, sql } from 'drizzle-orm'
import type { AnyColumn, SQL } from 'drizzle-orm'
import { resolveMe, resolveWhen } from '@parley/contract'
import type { Choice, Filter, LabelChoice, MemberActor, Priority, When } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { searchToSql } from './searchToSql.ts'

const { conversations: c, participants: p, readMarks: mark } = tables

export interface Reading {
  viewer: MemberActor
  /** What relative dates count from. */
  now: Date
  /**
   * `rows` asks each row for the words, or finds them all first, as the planner likes; `each` asks
   * each row for certain; `set` finds all that hold them first.
   */
  search: 'rows' | 'each' | 'set'
  /** Whether facets find the rows: the planner would have the index of a date read beside them. */
  isOfFacets?: boolean
}

/**
 * The condition of a filter over the rows of conversations, never NULL: the reading that must agree
 * with the contract's matches.
 */
export function filterToSql(filter: Filter, reading: Reading): SQL {
  const terms = (Object.keys(filter) as (keyof Filter)[])
    .filter((key) => filter[key] !== undefined)
    .map((key) => term(filter, key, reading))
  return and(...terms) ?? sql`true`
}

function term(filter: Filter, key: keyof Filter, reading: Reading): SQL {
  const { viewer } = reading
  const instant = (when: When) => sql`${resolveWhen(when, reading.now).toISOString()}::timestamptz`
  const dated = (condition: SQL) => (reading.isOfFacets ? sql`(${condition}) is true` : condition)
  switch (key) {
    case 'kind':
      return chosen(c.kind, filter.kind!)
    case 'status':
      return chosen(c.status, filter.status!)
    case 'priority':
      return chosen(c.priority, ranks(filter.priority!))
    case 'inboxId':
      return chosen(c.inboxId, filter.inboxId!)
    case 'teamId':
      return chosen(c.teamId, filter.teamId!)
    case 'contactId':
      return chosen(c.contactId, filter.contactId!)
    case 'id':
      return chosen(c.id, filter.id!)
    case 'assigneeId':
      return chosen(c.assigneeId, resolveMe(filter.assigneeId!, viewer))
    case 'unassigned':
      return filter.unassigned ? isNull(c.assigneeId) : sql`${c.assigneeId} is not null`
    case 'labels':
      return labelled(filter.labels!)
    case 'contactType':
      return chosen(c.contactType, filter.contactType!)
    case 'participantId':
      return takesPart(resolveMe(filter.participantId!, viewer))
    case 'waitingFor':
      return chosen(c.waitingFor, filter.waitingFor!)
    case 'createdAfter':
      return dated(sql`${c.createdAt} >= ${instant(filter.createdAfter!)}`)
    case 'createdBefore':
      return dated(sql`${c.createdAt} < ${instant(filter.createdBefore!)}`)
    case 'lastActivityAfter':
      return dated(sql`${c.lastActivityAt} >= ${instant(filter.lastActivityAfter!)}`)
    case 'lastActivityBefore':
      return dated(sql`${c.lastActivityAt} < ${instant(filter.lastActivityBefore!)}`)
    case 'isSnoozed':
      return filter.isSnoozed ? sql`${c.snoozedUntil} is not null` : isNull(c.snoozedUntil)
    case 'pinned':
      return filter.pinned ? isPinned(viewer) : not(isPinned(viewer))
    case 'hasUnread':
      return filter.hasUnread ? hasUnread(viewer) : not(hasUnread(viewer))
    case 'search':
      return searchToSql(filter.search!, reading)
    case 'and':
      return and(...filter.and!.map((part) => filterToSql(part, reading)))!
    case 'or':
      return or(...filter.or!.map((part) => filterToSql(part, reading)))!
    case 'not':
      return not(filterToSql(filter.not!, reading))
  }
}

/** Written so that it is never NULL: `not` around it must not lose rows that have none. */
function chosen<T extends string | number | null>(column: AnyColumn, choice: Choice<T>): SQL {
  return and(
    choice.in && isOneOf(column, choice.in),
    choice.notIn && not(isOneOf(column, choice.notIn)),
  )!
}

function isOneOf<T extends string | number | null>(column: AnyColumn, values: T[]): SQL {
  const present = values.filter((value) => value !== null)
  const listed =
    present.length > 0 ? sql`(${column} is not null and ${inArray(column, present)})` : sql`false`
  return values.includes(null as T) ? sql`(${column} is null or ${listed})` : listed
}

function takesPart(choice: Choice<string | null>): SQL {
  const some = (userIds: (string | null)[]) =>
    sql`exists (select 1 from ${p} where ${p.accountId} = ${c.accountId} and ${p.conversationId} = ${c.id} and ${inArray(p.userId, userIds as string[])})`
  return and(choice.in && some(choice.in), choice.notIn && not(some(choice.notIn)))!
}

function ranks(choice: Choice<Priority | null>): Choice<number | null> {
  return { in: choice.in?.map(priorityRank), notIn: choice.notIn?.map(priorityRank) }
}

function labelled({ any, all, none }: LabelChoice): SQL {
  const list = (names: string[]) =>
    sql`array[${sql.join(
      names.map((name) => sql`${name}`),
      sql`, `,
    )}]::text[]`
  return and(
    any && sql`${c.labels} && ${list(any)}`,
    all && sql`${c.labels} @> ${list(all)}`,
    none && not(sql`${c.labels} && ${list(none)}`),
  )!
}

function isPinned({ userId }: MemberActor): SQL {
  return sql`exists (select 1 from ${mark} where ${mark.accountId} = ${c.accountId} and ${mark.conversationId} = ${c.id} and ${mark.userId} = ${userId} and ${mark.pinned})`
}

/** Without a mark, words after the floor are unread. */
function hasUnread({ userId }: MemberActor): SQL {
  // As a range: the planner would take the index that begins with the conversation, whose pages are everybody's.
  const own = sql`${mark.accountId} = ${c.accountId} and ${mark.userId} = ${userId} and ${mark.conversationId} between ${c.id} and ${c.id}`
  const done = sql`select coalesce(${mark.unreadFrom} - 1, greatest(${mark.readSeq}, ${c.floorSeq})) from ${mark} where ${own}`
  return sql`${c.lastWordSeq} > coalesce((${done}), ${c.floorSeq})`
}
