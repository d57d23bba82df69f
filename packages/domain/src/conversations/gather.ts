import { and, arrayOverlaps, eq, not, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { countHits } from './countHits.ts'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { costOf, large, walkFor } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isSettled, isMarked } from './narrowsOfReading.ts'
import { narrowsOf } from './narrowsOf.ts'
import { sizeOf } from './shareOf.ts'
import { isSomewhatNarrow, narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { isEverywhere, walkingOf, walkOfWords } from './seekOf.ts'
import { isOfWaiting } from './segmentsOf.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, rankOf, segmentOrder } from './sortToSql.ts'

const { conversations: c } = tables

const hits = (index: number) => sql.raw(`hits_${index}`)
const all = (index: number) => sql.raw(`all_${index}`)

export interface Gathering {
  page: Page
  segment: Segment
  index: number
  columns: SQL
  narrow: SQL | undefined
  onward: SQL | undefined
  /** Whether the walk before met a good part of a page. */
  isMet: SQL | undefined
  /** The rows that an index gives in the segment's order. */
  stretch: SQL
  meets(way: Reading['search']): SQL
  now: Date
}

/**
 * The rows of a segment that match as `all_<index>`, once the walk was in vain: all of them, or the
 * first in order where what matches is too common to be gathered.
 */
export function gather(gathering: Gathering): SQL[] {
  const { page, segment, index, columns, onward, narrow, meets } = gathering
  const { filter } = page
  if (filter.search !== undefined && !holdsSearch(withoutSearch(filter)))
    return page.sort ? ofSearch(gathering, filter.search) : ofCount(gathering, filter.search)
  if (isOfRead(page, segment)) return [sql`${all(index)} as materialized (${ofRead(gathering)})`]
  const where = isCommon(page, segment)
    ? walkOn(gathering, onward)
    : sql`select ${columns} from ${c} where ${and(onward, narrow, meets(isNarrow(page) ? 'rows' : 'set'))}`
  return [sql`${all(index)} as materialized (${where})`]
}

/** Whether so few rows are left that each can be asked for words. */
function isNarrow(page: Page): boolean {
  const { where, rows } = narrowed(page)
  return where !== undefined && rows <= walkOfWords
}

/** Whether no index leaves out most rows: what was not found at the beginning is found further on. */
export function isCommon(page: Page, segment: Segment): boolean {
  return page.sort !== null && hasIndex(segment) && !isSomewhatNarrow(page)
}

function hasIndex(segment: Segment): boolean {
  return segment.facets.length === 0 || isOfWaiting(segment)
}

/** Whether what the viewer has read is best met in an order in which an index holds what all have. */
export function isOfRead(page: Page, { sort: [first, second], facets }: Segment): boolean {
  const { hasUnread, ...rest } = page.filter
  const isOrder = second ? second.by === 'lastActivityAt' : first?.by === 'lastActivityAt'
  const isDesc = first?.order === 'desc' && second?.order !== 'asc'
  if (page.sort === null || hasUnread !== false || facets.length > 0 || !isOrder || !isDesc)
    return false
  // Of a small account a walk is sooner done than so long a statement planned.
  if (page.walk === undefined && sizeOf(page) < large) return false
  const walk = walkFor(narrowed({ ...page, filter: rest }), page)
  return narrowsOf({ hasUnread }, page).length > 0 && ranks * walk < costOf(narrowed(page), page)
}

/** Priorities, and none. */
const ranks = 5

/**
 * What the viewer has a mark of, and the first of what all have read: of each priority, as their
 * index has them.
 */
function ofRead({ page, segment, columns, meets, stretch, onward }: Gathering): SQL {
  const { by, limit } = page
  const marked = sql`select ${columns} from ${c} where ${and(onward, eq(c.accountId, by.accountId), isMarked(by), not(isSettled), meets('rows'))}`
  const settled = (rank: SQL | undefined) =>
    sql`(select ${columns} from ${c} where ${and(onward, stretch, rank, isSettled, meets('rows'))} order by ${segmentOrder(segment.sort)} limit ${limit})`
  const parts =
    segment.sort[0]!.by === 'priority'
      ? [settled(undefined)]
      : Array.from({ length: ranks }, (_, rank) => settled(sql`${rankOf} = ${sql.raw(`${rank}`)}`))
  return sql.join([marked, ...parts], sql` union all `)
}

/** Whether a page of words that many hold is sooner full in the list's order than found among the narrow rest. */
function isSoonerWalked(page: Page, segment: Segment): boolean {
  return hasIndex(segment) && walkingOf(page) < costOf(narrowed(page), page)
}

function walkOn(
  { page, segment, columns, meets, stretch }: Gathering,
  onward: SQL | undefined,
  way: Reading['search'] = 'rows',
): SQL {
  return sql`select ${columns} from ${c} where ${and(onward, stretch, meets(way))} order by ${segmentOrder(segment.sort)} limit ${page.limit}`
}

/**
 * The conversations of few hits are looked up. Of more, the text is common: then the rest of the
 * filter leads, and each row is asked for the words until there are enough. Where the walk met some
 * already, nobody need know how many hits there are: it goes on.
 */
function ofSearch(gathering: Gathering, search: string): SQL[] {
  const { page, segment, index, columns, narrow, onward, meets } = gathering
  const most = page.walk ?? mostHits
  const isFew = sql`(select count(*) from ${hits(index)}) <= ${most}`
  const isWalked = isCommon(page, segment) || isSoonerWalked(page, segment)
  const rest = (from: SQL | undefined) =>
    isWalked
      ? walkOn(gathering, from, 'each')
      : sql`select ${columns} from ${c} where ${and(from, narrow, meets('each'))}`
  if (isEverywhere(page)) return [sql`${all(index)} as materialized (${rest(onward)})`]
  const isMet = hasIndex(segment) ? gathering.isMet : undefined
  const unmet = and(onward, isMet && not(isMet))
  const ways = [
    sql`select ${columns} from ${c} where ${ofHits(gathering, and(unmet, isFew))}`,
    ...(isMet ? [sql`(${walkOn(gathering, and(onward, isMet), 'each')})`] : []),
    sql`(${rest(and(unmet, not(isFew)))})`,
  ]
  return [
    sql`${hits(index)} as materialized (select id from (${foundBy(search, page.by.accountId)}) found (id) where ${unmet ?? sql`true`} limit ${most + 1})`,
    sql`${all(index)} as materialized (${sql.join(ways, sql` union all `)})`,
  ]
}

/** Of a count, whose rows are wanted in any order. */
function ofCount({ page, index, onward, now }: Gathering, search: string): SQL[] {
  const { steps, names } = countHits(page, { search, index, onward, now })
  const ids = names.map((name) => sql`select id from ${name}`)
  return [...steps, sql`${all(index)} as materialized (${sql.join(ids, sql` union `)})`]
}

/** Those of the hits that match in all else. */
function ofHits({ page, segment, index, now }: Gathering, from: SQL | undefined): SQL {
  const { by, topics, filter } = page
  return and(
    from,
    eq(c.accountId, by.accountId),
    sql`${c.id} = any(array(select id from ${hits(index)}))`,
    segment.where,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
    segment.boundary ? afterBoundary(segment.sort, segment.boundary) : undefined,
  )!
}
