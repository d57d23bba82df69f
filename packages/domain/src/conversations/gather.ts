import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isNarrow, isSomewhatNarrow } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, segmentOrder } from './sortToSql.ts'
import { within } from './stretchOf.ts'

const { conversations: c } = tables

/** Rows that are asked for the words of a search before all that hold them are found. */
export const walkOfWords = 5000
/** Rows of a range of dates that are soon looked at. */
const mostDated = 150_000

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
  if (isOnlyDated(page, segment)) return ofDates(gathering)
  const where = isCommon(page, segment)
    ? walkOn(gathering, onward)
    : sql`select ${columns} from ${c} where ${and(onward, narrow, meets(isNarrow(page) ? 'rows' : 'set'))}`
  return [sql`${all(index)} as materialized (${where})`]
}

/** Whether no index leaves out most rows: what was not found at the beginning is found further on. */
function isCommon(page: Page, { facets }: Segment): boolean {
  return page.sort !== null && facets.length === 0 && !isSomewhatNarrow(page)
}

/** Whether nothing but dates leaves out most rows, if they do. */
function isOnlyDated(page: Page, segment: Segment): boolean {
  const {
    createdAfter: _,
    createdBefore: _1,
    lastActivityAfter: _2,
    lastActivityBefore: _3,
    ...filter
  } = page.filter
  return !isCommon(page, segment) && isCommon({ ...page, filter }, segment)
}

/** A range of dates may hold a week or all but one: it is counted, up to what is still soon gathered. */
function ofDates(gathering: Gathering): SQL[] {
  const { page, index, columns, onward, narrow, meets, now } = gathering
  const most = page.walk ?? mostDated
  const range = and(
    eq(c.accountId, page.by.accountId),
    within(page.filter, 'createdAt', now),
    within(page.filter, 'lastActivityAt', now),
  )
  const isFew = sql`(select count(*) from (select 1 from ${c} where ${and(onward, range)} limit ${most + 1}) dated) <= ${most}`
  return [
    sql`${all(index)} as materialized (
      select ${columns} from ${c} where ${and(onward, isFew, narrow, meets('set'))}
      union all (${walkOn(gathering, and(onward, sql`not ${isFew}`))}))`,
  ]
}

function walkOn(
  { page, segment, columns, meets, stretch }: Gathering,
  onward: SQL | undefined,
): SQL {
  return sql`select ${columns} from ${c} where ${and(onward, stretch, meets('rows'))} order by ${segmentOrder(segment.sort)} limit ${page.limit}`
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
  const rest = isCommon(page, segment)
    ? walkOn(gathering, more)
    : sql`select ${columns} from (select * from ${c} where ${and(more, narrow, segment.where)} ${order}) ${c} where ${meets('rows')} ${order} limit ${page.limit}`
  return [
    sql`${hits(index)} as materialized (select id from (${foundBy(search, by.accountId)}) found (id) where ${onward} limit ${most + 1})`,
    sql`${all(index)} as materialized (select ${columns} from ${c} where ${found} union all (${rest}))`,
  ]
}
