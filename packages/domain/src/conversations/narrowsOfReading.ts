import { and, eq, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Filter, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import { among } from './among.ts'
import type { Asked, Asker } from './Asked.ts'
import { holdsAny } from './facets.ts'
import type { Narrow } from './joinNarrows.ts'
import { ofTopics } from './ofTopics.ts'
import { mostRemaining } from './readSight.ts'
import type { ReadFloor } from './readSight.ts'
import { ofSize, shareOf, usual } from './shareOf.ts'

const { conversations: c, readFloors, readMarks: mark } = tables

/** A floor that ends so long before now leaves little above it, in milliseconds. */
const recentMs = 24 * 60 * 60 * 1000

/** What an index answers of what the viewer has read, or has not. */
export function narrowsOfReading({ hasUnread }: Filter, asked: Asker): Narrow[] {
  if (hasUnread === undefined) return []
  const found = hasUnread ? [ofUnread(asked), ofNews(asked)] : [ofRead(asked)]
  return found.filter((one) => one !== undefined)
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

/** Whether a floor leaves little above it. */
export function isRecent({ at }: ReadFloor): boolean {
  return at.getTime() > Date.now() - recentMs
}
