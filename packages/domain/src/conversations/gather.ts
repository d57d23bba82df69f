import { and, arrayOverlaps, eq, not, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { costOf, walkFor } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isSettled, isMarked, narrowsOf } from './narrowsOf.ts'
import { isSomewhatNarrow, narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { seekOf, walkOfWords } from './seekOf.ts'
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
    return ofSearch(gathering, filter.search)
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
  const hasIndex = segment.facets.length === 0 || isOfWaiting(segment)
  return page.sort !== null && hasIndex && !isSomewhatNarrow(page)
}

/** Whether what the viewer has read is best met in an order in which an index holds what all have. */
export function isOfRead(page: Page, { sort: [first, second], facets }: Segment): boolean {
  const { hasUnread, ...rest } = page.filter
  const isOrder = second ? second.by === 'lastActivityAt' : first?.by === 'lastActivityAt'
  const isDesc = first?.order === 'desc' && second?.order !== 'asc'
  if (page.sort === null || hasUnread !== false || facets.length > 0 || !isOrder || !isDesc)
    return false
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
function isSoonerWalked(page: Page, { facets }: Segment): boolean {
  const { walking } = seekOf(page)
  if (page.sort === null || facets.length > 0 || walking === null) return false
  return walking < narrowed(page).rows
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
 * filter leads, and each row is asked for the words until there are enough.
 */
function ofSearch(gathering: Gathering, search: string): SQL[] {
  const { page, segment, index, columns, narrow, onward, meets, now } = gathering
  const { by, topics, filter } = page
  const most = page.walk ?? mostHits
  const isFew = sql`(select count(*) from ${hits(index)}) <= ${most}`
  const found = and(
    onward,
    isFew,
    eq(c.accountId, by.accountId),
    sql`${c.id} = any(array(select id from ${hits(index)}))`,
    segment.where,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
    segment.boundary ? afterBoundary(segment.sort, segment.boundary) : undefined,
  )
  const more = and(onward, sql`not ${isFew}`)
  const order = page.sort ? sql`order by ${segmentOrder(segment.sort)}` : undefined
  const rest =
    isCommon(page, segment) || isSoonerWalked(page, segment)
      ? walkOn(gathering, more, 'each')
      : sql`select ${columns} from (select * from ${c} where ${and(more, narrow, segment.where)} ${order}) ${c} where ${meets('each')} ${order} limit ${page.limit}`
  return [
    sql`${hits(index)} as materialized (select id from (${foundBy(search, by.accountId)}) found (id) where ${onward ?? sql`true`} limit ${most + 1})`,
    sql`${all(index)} as materialized (select ${columns} from ${c} where ${found} union all (${rest}))`,
  ]
}
