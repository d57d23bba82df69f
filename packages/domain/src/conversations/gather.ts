import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isSomewhatNarrow, narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { isOfWaiting } from './segmentsOf.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, segmentOrder } from './sortToSql.ts'

const { conversations: c } = tables

/** Rows that are asked for the words of a search before all that hold them are found. */
export const walkOfWords = 5000

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
    sql`${hits(index)} as materialized (select id from (${foundBy(search, by.accountId)}) found (id) where ${onward ?? sql`true`} limit ${most + 1})`,
    sql`${all(index)} as materialized (select ${columns} from ${c} where ${found} union all (${rest}))`,
  ]
}
