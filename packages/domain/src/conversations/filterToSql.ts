import { and, inArray, isNull, not, or, sql } from 'drizzle-orm'
import type { AnyColumn, SQL } from 'drizzle-orm'
import { fold, resolveMe, resolveWhen } from '@parley/contract'
import type { Choice, Filter, LabelChoice, MemberActor, Priority, When } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { pointer } from './viewerFacts.ts'

const { conversations: c, contacts, messages: m, participants: p, readMarks: mark } = tables

/**
 * The condition of a filter over selectConversations: the reading that must agree with the
 * contract's matches.
 */
export function filterToSql(filter: Filter, viewer: MemberActor): SQL {
  const terms = (Object.keys(filter) as (keyof Filter)[])
    .filter((key) => filter[key] !== undefined)
    .map((key) => term(filter, key, viewer))
  return and(...terms) ?? sql`true`
}

function term(filter: Filter, key: keyof Filter, viewer: MemberActor): SQL {
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
      return chosen(contacts.type, filter.contactType!)
    case 'participantId':
      return takesPart(resolveMe(filter.participantId!, viewer))
    case 'waitingFor':
      return chosen(c.waitingFor, filter.waitingFor!)
    case 'createdAfter':
      return sql`${c.createdAt} >= ${instant(filter.createdAfter!)}`
    case 'createdBefore':
      return sql`${c.createdAt} < ${instant(filter.createdBefore!)}`
    case 'lastActivityAfter':
      return sql`${c.lastActivityAt} >= ${instant(filter.lastActivityAfter!)}`
    case 'lastActivityBefore':
      return sql`${c.lastActivityAt} < ${instant(filter.lastActivityBefore!)}`
    case 'isSnoozed':
      return filter.isSnoozed ? sql`${c.snoozedUntil} is not null` : isNull(c.snoozedUntil)
    case 'pinned':
      return sql`coalesce(${mark.pinned}, false) = ${filter.pinned}`
    case 'hasUnread':
      return filter.hasUnread
        ? sql`${c.lastWordSeq} > ${pointer}`
        : sql`${c.lastWordSeq} <= ${pointer}`
    case 'search':
      return searched(filter.search!, viewer)
    case 'and':
      return and(...filter.and!.map((part) => filterToSql(part, viewer)))!
    case 'or':
      return or(...filter.or!.map((part) => filterToSql(part, viewer)))!
    case 'not':
      return not(filterToSql(filter.not!, viewer))
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

function instant(when: When): SQL {
  return sql`${resolveWhen(when, new Date()).toISOString()}::timestamptz`
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

/**
 * Literal in contact and subject; by words, the last as a prefix, in the messages. One set of ids
 * that depends on no row: asked row by row, a common word took longer than any deadline.
 */
function searched(search: string, { accountId }: MemberActor): SQL {
  const text = fold(search)
  if (text === '') return sql`true`
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const words = toWords(text)
  const bySubject = sql`select f.id from ${c} f where f.account_id = ${accountId} and f.subject_fold like ${like}`
  const byContact = sql`select f.id from ${contacts} k join ${c} f on f.account_id = k.account_id and f.contact_id = k.id
    where k.account_id = ${accountId} and k.fold like ${like}`
  const byWords =
    words &&
    sql`select f.conversation_id from ${m} f where f.account_id = ${accountId} and f.search @@ to_tsquery('simple', ${words})`
  const sets = [bySubject, byContact, ...(byWords ? [byWords] : [])]
  return sql`${c.id} in (${sql.join(sets, sql` union `)})`
}

/** A tsquery in which no character of the text has power; null when it holds no word. */
export function toWords(folded: string): string | null {
  const words = folded.match(/[\p{L}\p{N}]+/gu)
  if (!words) return null
  return words
    .map((word, index) => (index === words.length - 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ')
}
