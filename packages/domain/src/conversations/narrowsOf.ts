import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { contactTypes, kinds, priorities, resolveMe, resolveWhen, statuses } from '@parley/contract'
import type { Choice, Filter, LabelChoice, MemberActor, When } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { dayFacets } from './dayFacets.ts'
import { facets, holdsAny } from './facets.ts'
import { joinNarrows, lookedUp } from './joinNarrows.ts'
import type { Narrow } from './joinNarrows.ts'
import type { Dated } from './readCounts.ts'
import { mostRemaining } from './readSight.ts'
import type { ReadFloor, Sight } from './readSight.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { shareOfWords } from './shareOfWords.ts'

const { conversations: c, participants: p, readFloors, readMarks: mark } = tables

export interface Asked extends Sight {
  filter: Filter
  /** What relative dates count from: of one request the same throughout. */
  now: Date
}
type Asker = Omit<Asked, 'filter'>

/** Shares where no statistics say better, as the usual account has them. */
const usual = { few: 0.002, some: 0.1, most: 0.8 }
/** Conversations of an account of which nothing is known. */
const usualAccount = 100_000
/** What most conversations have. */
const most = [
  'kind=support',
  'status=resolved',
  'status=closed',
  'waiting=',
  'priority=',
  'team=',
  'type=customer',
]
/** What a good part of them have. */
const some = ['status', 'inbox', 'team', 'waiting', 'type', 'kind']

/** A floor that ends so long before now leaves little above it, in milliseconds. */
const recentMs = 24 * 60 * 60 * 1000

/** What an index answers of a filter, each with the share of the account that meets it. */
export function narrowsOf(filter: Filter, asked: Asker): Narrow[] {
  const viewer = asked.by
  const held = (key: string, values: readonly (string | number | null)[] | undefined) =>
    holding(asked, key, values)
  const { accountId, userId } = viewer
  const { contactId, contactType, participantId, id, labels, pinned, isSnoozed, unassigned } =
    filter
  const found: (Narrow | false | undefined)[] = [
    held('kind', amongst(kinds, filter.kind)),
    held('status', amongst(statuses, filter.status)),
    held('priority', amongst([...priorities, null], filter.priority)?.map(priorityRank)),
    held('inbox', wanted(filter.inboxId)),
    held('team', wanted(filter.teamId)),
    held('assignee', filter.assigneeId && wanted(resolveMe(filter.assigneeId, viewer))),
    held('waiting', amongst(['contact', 'agent', null] as const, filter.waitingFor)),
    unassigned && held('assignee', [null]),
    // Contradicted by the one key, all that has none would be gathered for the other.
    unassigned === false && isNobody(filter.assigneeId) && { where: sql`false`, share: 0 },
    isSnoozed && {
      where: holdsAny(accountId, ['snoozed']),
      share: shareOf(asked, ['snoozed'], usual.few),
      isFacet: true,
    },
    ...labelled(asked, labels),
    id?.in && { where: inArray(c.id, id.in), share: ofSize(asked, id.in.length) },
    contactId?.in && ofContacts(asked, contactId.in),
    held('type', amongst([...contactTypes, null], contactType)),
    participantId?.in && {
      share: ofSize(asked, 500),
      where: among(
        sql`select ${p.conversationId} from ${p} where ${p.accountId} = ${accountId} and ${inArray(p.userId, resolveMe(participantId, viewer).in as string[])}`,
      ),
    },
    filter.hasUnread && ofUnread(asked),
    filter.hasUnread && ofNews(asked),
    filter.hasUnread === false && ofRead(asked),
    pinned && {
      share: ofSize(asked, 20),
      where: among(
        sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.pinned}`,
      ),
    },
    ...dated(filter, asked),
    ...(filter.and ?? []).flatMap((part) => narrowsOf(part, asked)),
    filter.or && anyOf(filter.or, asked),
  ]
  return found.filter((one) => one !== undefined && one !== false)
}

function isNobody(choice: Choice<string | null> | undefined): boolean {
  return choice?.in?.every((id) => id === null) ?? false
}

function holding(
  asked: Asker,
  key: string,
  values: readonly (string | number | null)[] | undefined,
): Narrow | undefined {
  if (!values) return undefined
  const named = facets(key, values)
  const isMost = named.some((name) => most.includes(name))
  const isSome = some.includes(key) || values.includes(null)
  return {
    where: named.length > 0 ? holdsAny(asked.by.accountId, named) : sql`false`,
    share: shareOf(asked, named, isMost ? usual.most : isSome ? usual.some : usual.few),
    isFacet: true,
  }
}

/** The values that a choice asks for and does not leave out again. */
function wanted<T>(choice: Choice<T> | undefined): T[] | undefined {
  return choice?.in?.filter((value) => !choice.notIn?.includes(value))
}

/** The values of a closed set that a choice leaves. */
function amongst<T>(all: readonly T[], choice: Choice<T> | undefined): T[] | undefined {
  return (
    choice &&
    all.filter(
      (value) => (!choice.in || choice.in.includes(value)) && !choice.notIn?.includes(value),
    )
  )
}

function labelled(asked: Asker, { any, all }: LabelChoice = {}): Narrow[] {
  const { accountId } = asked.by
  const share = (names: string[]) => shareOf(asked, facets('label', names), usual.few)
  return [...(any ? [any] : []), ...(all ?? []).map((name) => [name])].map((names) => ({
    where: holdsAny(accountId, facets('label', names)),
    share: share(names),
    isFacet: true,
  }))
}

function ofContacts(asked: Asker, ids: (string | null)[]): Narrow | undefined {
  if (ids.includes(null)) return undefined
  return { where: inArray(c.contactId, ids as string[]), share: ofSize(asked, 10 * ids.length) }
}

/** A conversation's own topic is of one row: only what inboxes, teams and people hold is counted. */
export function ofTopics(asked: Asker, topics: readonly string[]): Narrow {
  const named = topics.map((topic) => `topic=${topic}`)
  const counted = named.filter((name) => !name.startsWith('topic=conversation:'))
  return {
    where: holdsAny(asked.by.accountId, named),
    share: shareOf(asked, counted),
    isFacet: true,
  }
}

/** Of every row that is unread, asked without its mark; undefined where the filter wants no such. */
export function perhapsUnread(asked: Asked): SQL | undefined {
  return asked.filter.hasUnread ? ofUnread(asked, isEachRemaining)?.where : undefined
}

/** What is not below the floor, and what may be unread below it. */
function ofUnread(asked: Asker, isBelow?: (by: MemberActor) => SQL): Narrow | undefined {
  const { by, floor } = asked
  if (!floor) return undefined
  const isFull = floor.remaining >= mostRemaining
  return {
    // A full floor leaves the most above it.
    share: isFull ? usual.most : isRecent(floor) ? ofSize(asked, floor.remaining) : usual.few,
    where: or(
      sql`${c.lastActivityAt} >= ${floor.at.toISOString()}::timestamptz`,
      excepted(asked, floor, isBelow ?? (isFull ? isEachRemaining : isRemaining)),
      isAboveLowered(by, floor),
    )!,
  }
}

/** What may be unread although it is below a floor. */
export function isExcepted(asked: Asker, floor: ReadFloor): SQL {
  return or(excepted(asked, floor, isRemaining), isAboveLowered(asked.by, floor))!
}

function excepted(asked: Asker, { at }: ReadFloor, isBelow: (by: MemberActor) => SQL): SQL {
  const gained = gainedBy(asked)
  return or(
    sql`${c.surfacedAt} >= ${at.toISOString()}::timestamptz`,
    isMarkedUnread(asked.by),
    isBelow(asked.by),
    gained.length > 0 ? ofTopics(asked, gained).where : undefined,
  )!
}

/** Topics by which the member sees what the floor was not raised over. */
export function gainedBy({ topics, floor }: Asker): string[] {
  return floor ? topics.filter((topic) => !floor.topics.includes(topic)) : []
}

/** Marks of what a member wants to see as unread again, at the most usually. */
const usualAgain = 50

/** What has words that are not read by everybody, and what the viewer marked unread all the same. */
function ofNews(asked: Asker): Narrow {
  const { by } = asked
  return {
    where: holdsAny(by.accountId, ['news']),
    share: shareOf(asked, ['news'], usual.most),
    isFacet: true,
    // Of each other row the mark is looked up; and what is settled is old, and asked for together.
    worth: 5,
    beside: { where: and(eq(c.accountId, by.accountId), isMarkedUnread(by))!, rows: usualAgain },
  }
}

function isMarkedUnread({ accountId, userId }: MemberActor): SQL {
  return among(
    sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.unreadFrom} is not null`,
  )
}

/** Of more marks, a walk meets one soon. */
const mostMarks = 20_000

/** What the viewer has marked and what all have read: nothing else is read. Undefined where it is much. */
function ofRead(asked: Asker): Narrow | undefined {
  const marks = asked.counts.marksOf(asked.by.userId) ?? 0
  if (marks > mostMarks) return undefined
  const { by, counts } = asked
  const settled = shareOf(asked, ['settled'], counts.settled ?? usual.some)
  return {
    where: holdsAny(by.accountId, ['settled']),
    share: settled,
    isFacet: true,
    beside: { where: and(eq(c.accountId, by.accountId), isMarked(by))!, rows: marks },
  }
}

/** Rows that the viewer has a mark of, read to the end or not. */
export function isMarked({ accountId, userId }: MemberActor): SQL {
  return among(
    sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId}`,
  )
}

/** Rows that are read by who has no mark of them, in the words of their index. */
export const isSettled = sql`${c.lastWordSeq} <= ${c.floorSeq}`

interface Range {
  after: Date | null
  before: Date | null
}

/** The ranges of dates, by the days that they lie in. */
function dated(filter: Filter, asked: Asker): Narrow[] {
  const ranges = rangesOf(filter, asked.now)
  const each = (Object.entries(ranges) as [Dated, Range][]).filter(
    ([, { after, before }]) => after ?? before,
  )
  if (each.length === 0) return []
  if (each.some(([, range]) => isEmpty(range))) return [{ where: sql`false`, share: 0 }]
  const found = each.map(([by, { after, before }]) =>
    holdsAny(asked.by.accountId, dayFacets(by, after, before)),
  )
  // As one: what either leaves is not by chance what the other does.
  const { both, createdAt, lastActivityAt } = sharesOfDates(filter, asked)
  const reading = sizeOf(asked) * Math.min(createdAt, lastActivityAt)
  return [{ where: and(...found)!, share: both, isFacet: true, reading }]
}

function rangesOf(filter: Filter, now: Date): Record<Dated, Range> {
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = filter
  const instant = (when: When | undefined) => (when ? resolveWhen(when, now) : null)
  return {
    createdAt: { after: instant(createdAfter), before: instant(createdBefore) },
    lastActivityAt: { after: instant(lastActivityAfter), before: instant(lastActivityBefore) },
  }
}

function isEmpty({ after, before }: Range): boolean {
  return after !== null && before !== null && after >= before
}

/** How much rarer than by chance a conversation has two dates that lie apart. */
const apart = 10

/** What shares of the conversations dates leave, which mostly lie close together. */
interface SharesOfDates extends Record<Dated, number> {
  both: number
  /** Of both, those whose dates lie apart. */
  apart: number
}

export function sharesOfDates(filter: Filter, asked: Asker): SharesOfDates {
  const { createdAt, lastActivityAt } = rangesOf(filter, asked.now)
  const shareIn = (by: Dated, { after, before }: Range) =>
    after || before ? Math.max(0, asked.counts.dated(by, after, before) ?? usual.some) : 1
  const created = shareIn('createdAt', createdAt)
  const active = shareIn('lastActivityAt', lastActivityAt)
  const starts = [createdAt.after, lastActivityAt.after].filter((date) => date !== null)
  const ends = [createdAt.before, lastActivityAt.before].filter((date) => date !== null)
  const common = {
    after: starts.length > 0 ? new Date(Math.max(...starts.map(Number))) : null,
    before: ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null,
  }
  const close = isEmpty(common) ? 0 : shareIn('createdAt', common)
  const far = (created * active) / apart
  const both = Math.min(created, active, close + far)
  return { createdAt: created, lastActivityAt: active, both, apart: Math.min(both, far) }
}

/** Unread below the member's floor when that was raised: through the index of ids. */
export function isRemaining(by: MemberActor): SQL {
  return sql`${c.id} = any((select ${readFloors.remaining} ${floorOf(by)})::uuid[])`
}

/** The same for rows that are asked one by one: an array would be searched through for each. */
function isEachRemaining(by: MemberActor): SQL {
  return sql`${c.id} in (select unnest(${readFloors.remaining}) ${floorOf(by)})`
}

/** Remaining are read with the rows: was the floor lowered since its own reading, this lies above it. */
function isAboveLowered(by: MemberActor, { at }: ReadFloor): SQL {
  const since = sql`${at.toISOString()}::timestamptz`
  return sql`(${c.lastActivityAt} >= (select ${readFloors.at} ${floorOf(by)} and ${readFloors.at} < ${since}) and ${c.lastActivityAt} < ${since})`
}

function floorOf({ accountId, userId }: MemberActor): SQL {
  return sql`from ${readFloors} where ${readFloors.accountId} = ${accountId} and ${readFloors.userId} = ${userId}`
}

function among(ids: SQL): SQL {
  return sql`${c.id} = any(array(${ids}))`
}

/** Of use only where each part narrows. */
function anyOf(parts: Filter[], asked: Asker): Narrow | undefined {
  const size = sizeOf(asked)
  const found = parts.map((part) =>
    joinNarrows([...narrowsOf(part, asked), ...ofWords(part, asked)], size),
  )
  if (found.some(({ where }) => !where)) return undefined
  const rows = found.reduce((sum, part) => sum + part.rows, 0)
  return { where: or(...found.map(({ where }) => where))!, share: Math.min(1, rows / size) }
}

/** Words beside another condition of which either may be met: those that few messages hold are found. */
function ofWords({ search }: Filter, asked: Asker): Narrow[] {
  const { by, counts } = asked
  const share = counts.words && search !== undefined && shareOfWords(search, counts.words)
  if (!share) return []
  const { each, messages } = counts.words!
  if (share * messages > mostHits) return []
  const where = among(foundBy(search!, by.accountId))
  return [{ where, share: Math.min(1, share * each), reading: share * messages * lookedUp }]
}

/** How many conversations the account has, as far as is known. */
export function sizeOf({ by, counts }: Asker): number {
  return counts.all(by.accountId) ?? usualAccount
}

function ofSize(asker: Asker, rows: number): number {
  return Math.min(1, rows / Math.max(1, sizeOf(asker)))
}

/** Of a key's values, by the statistics or as usual. */
export function shareOf(asker: Asker, named: readonly string[], otherwise = usual.some): number {
  const count = asker.counts.of(asker.by.accountId, named)
  return count === null ? otherwise : ofSize(asker, count)
}

/** Whether a floor leaves little above it. */
export function isRecent({ at }: ReadFloor): boolean {
  return at.getTime() > Date.now() - recentMs
}
