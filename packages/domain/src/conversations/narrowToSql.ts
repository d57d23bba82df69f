import { and, inArray, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { contactTypes, kinds, priorities, resolveMe, statuses } from '@parley/contract'
import type { Choice, Filter, LabelChoice, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { facets, holdsAll, holdsAny } from './facets.ts'
import { mostRemaining } from './readSight.ts'
import type { Sight } from './readSight.ts'

const { conversations: c, participants: p, readMarks: mark } = tables

export interface Asked extends Sight {
  by: MemberActor
  filter: Filter
}
type Asker = Omit<Asked, 'filter'>

const measures = ['few', 'some', 'most'] as const

interface Narrow {
  where: SQL
  /**
   * How much of a usual account holds it: of what `few` hold all is gathered soon, and reading on in
   * the index for what `most` hold costs more than looking at the rows.
   */
  held: (typeof measures)[number]
}

/** A floor that ends so long before now leaves little above it, in milliseconds. */
const recentMs = 24 * 60 * 60 * 1000
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

/**
 * Conditions that an index answers and that every row of the filter meets; not enough by themselves.
 * Undefined where no index helps. Of the facets of a segment each row holds one.
 */
export function narrowToSql(
  { by, topics, filter, floor }: Asked,
  facetsOfSegment: readonly string[] = [],
): SQL | undefined {
  const found = narrowsOf(filter, { by, topics, floor })
  if (facetsOfSegment.length > 0)
    found.push({
      where: holdsAny(by.accountId, facetsOfSegment),
      held: facetsOfSegment[0]!.startsWith('priority') ? 'few' : 'some',
    })
  // Admins see nearly everything: their topics narrow nothing.
  if (by.role === 'agent') found.push({ where: ofTopics(by.accountId, topics), held: 'some' })
  return joined(found)
}

/** Whether an index finds so little of the filter that all of it can be put in order. */
export function isNarrow(asked: Asked): boolean {
  const found = narrowsOf(asked.filter, asked)
  return found.length > 0 && heldOf(found) === 'few'
}

/** Whether an index leaves out most rows. */
export function isSomewhatNarrow(asked: Asked): boolean {
  const found = narrowsOf(asked.filter, asked)
  return found.length > 0 && heldOf(found) !== 'most'
}

/** Whether few rows can match at all: walking the list for them would be in vain. */
export function isPointed({ filter, floor }: Pick<Asked, 'filter' | 'floor'>): boolean {
  const { id, contactId, participantId, pinned, hasUnread, and: parts } = filter
  const points = [id, contactId, participantId].some((choice) => choice?.in)
  const isRecent = floor !== null && floor.at.getTime() > Date.now() - recentMs
  return (
    points ||
    pinned === true ||
    (hasUnread === true && isRecent) ||
    (parts?.some((part) => isPointed({ filter: part, floor })) ?? false)
  )
}

/** Of conditions that must all be met. */
function heldOf(found: Narrow[]): Narrow['held'] {
  return measures.find((measure) => found.some(({ held }) => held === measure))!
}

function joined(found: Narrow[]): SQL | undefined {
  const isFew = heldOf(found) === 'few'
  return and(...found.filter(({ held }) => !isFew || held !== 'most').map(({ where }) => where))
}

function narrowsOf(filter: Filter, asked: Asker): Narrow[] {
  const viewer = asked.by
  const { accountId, userId } = viewer
  const { contactId, contactType, participantId, id, labels, pinned, isSnoozed, unassigned } =
    filter
  const found: (Narrow | false | undefined)[] = [
    held('kind', amongst(kinds, filter.kind), accountId),
    held('status', amongst(statuses, filter.status), accountId),
    held('priority', amongst([...priorities, null], filter.priority)?.map(priorityRank), accountId),
    held('inbox', filter.inboxId?.in, accountId),
    held('team', filter.teamId?.in, accountId),
    held('assignee', filter.assigneeId && resolveMe(filter.assigneeId, viewer).in, accountId),
    held('waiting', amongst(['contact', 'agent', null] as const, filter.waitingFor), accountId),
    unassigned && held('assignee', [null], accountId),
    // Contradicted by the one key, all that has none would be gathered for the other.
    unassigned === false &&
      isNobody(filter.assigneeId) && { where: sql`false`, held: 'few' as const },
    isSnoozed && { where: holdsAny(accountId, ['snoozed']), held: 'few' as const },
    ...labelled(labels, accountId),
    id?.in && { where: inArray(c.id, id.in), held: 'few' as const },
    contactId?.in && ofContacts(contactId.in),
    held('type', amongst([...contactTypes, null], contactType), accountId),
    participantId?.in && {
      held: 'few' as const,
      where: among(
        sql`select ${p.conversationId} from ${p} where ${p.accountId} = ${accountId} and ${inArray(p.userId, resolveMe(participantId, viewer).in as string[])}`,
      ),
    },
    filter.hasUnread && ofUnread(asked),
    pinned && {
      held: 'few' as const,
      where: among(
        sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.pinned}`,
      ),
    },
    ...dated(filter),
    ...(filter.and ?? []).flatMap((part) => narrowsOf(part, asked)),
    filter.or && anyOf(filter.or, asked),
  ]
  return found.filter((one) => one !== undefined && one !== false)
}

function isNobody(choice: Choice<string | null> | undefined): boolean {
  return choice?.in?.every((id) => id === null) ?? false
}

function held(
  key: string,
  values: readonly (string | number | null)[] | undefined,
  accountId: string,
): Narrow | undefined {
  if (!values) return undefined
  const named = facets(key, values)
  const isMost = named.some((name) => most.includes(name))
  return {
    where: named.length > 0 ? holdsAny(accountId, named) : sql`false`,
    held: isMost ? 'most' : some.includes(key) || values.includes(null) ? 'some' : 'few',
  }
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

function labelled({ any, all }: LabelChoice = {}, accountId: string): (Narrow | undefined)[] {
  return [
    any && { where: holdsAny(accountId, facets('label', any)), held: 'few' as const },
    all && { where: holdsAll(accountId, facets('label', all)), held: 'few' as const },
  ]
}

function ofContacts(ids: (string | null)[]): Narrow | undefined {
  if (ids.includes(null)) return undefined
  return { where: inArray(c.contactId, ids as string[]), held: 'few' }
}

function ofTopics(accountId: string, topics: readonly string[]): SQL {
  return holdsAny(
    accountId,
    topics.map((topic) => `topic=${topic}`),
  )
}

/** What is not below the floor, and what may be unread below it. */
function ofUnread({ by, topics, floor }: Asker): Narrow | undefined {
  if (!floor) return undefined
  const { accountId, userId } = by
  const since = sql`${floor.at.toISOString()}::timestamptz`
  const gained = topics.filter((topic) => !floor.topics.includes(topic))
  return {
    // A full floor leaves the most above it.
    held: floor.remaining.length < mostRemaining ? 'few' : 'most',
    where: or(
      sql`${c.lastActivityAt} >= ${since}`,
      sql`${c.surfacedAt} >= ${since}`,
      among(
        sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.unreadFrom} is not null`,
      ),
      floor.remaining.length > 0 ? isAmong(floor.remaining) : undefined,
      gained.length > 0 ? ofTopics(accountId, gained) : undefined,
    )!,
  }
}

/** The ranges themselves are in the filter: that they narrow is what is said here. */
function dated({
  createdAfter,
  createdBefore,
  lastActivityAfter,
  lastActivityBefore,
}: Filter): Narrow[] {
  const isDated = createdAfter ?? createdBefore ?? lastActivityAfter ?? lastActivityBefore
  return isDated ? [{ where: sql`true`, held: 'some' }] : []
}

/** As one parameter, whatever their number. */
export function isAmong(ids: readonly string[]): SQL {
  return sql`${c.id} = any(${sql.param(ids, tables.readFloors.remaining)})`
}

function among(ids: SQL): SQL {
  return sql`${c.id} = any(array(${ids}))`
}

/** Of use only where each part narrows. */
function anyOf(parts: Filter[], asked: Asker): Narrow | undefined {
  const found = parts.map((part) => narrowsOf(part, asked))
  if (found.some((narrows) => narrows.length === 0)) return undefined
  return {
    where: or(...found.map(joined))!,
    held: measures.findLast((held) => found.some((narrows) => heldOf(narrows) === held))!,
  }
}
