import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isNarrow, isSomewhatNarrow } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy } from './searchToSql.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, segmentOrder } from './sortToSql.ts'

const { conversations: c } = tables

/** Rows that are asked for the words of a search before all that hold them are found. */
export const walkOfWords = 5000
/** Messages with the words of a search that a count looks at before it wants all. */
const mostHits = 10_000

const asked = (index: number) => sql.raw(`asked_${index}`)
const hits = (index: number) => sql.raw(`hits_${index}`)
const all = (index: number) => sql.raw(`all_${index}`)

export interface Gathering {
  page: Page
  segment: Segment
  index: number
  columns: SQL
  narrow: SQL | undefined
  onward: SQL | undefined
  meets(way: Reading['search']): SQL
  now: Date
}

/** All that match of a segment as `all_<index>`, once the walk was in vain. */
export function gather(gathering: Gathering): SQL[] {
  const { page, segment, index, columns, narrow, onward, meets } = gathering
  const { filter, sort } = page
  const isPlain = holdsSearch(filter) && !holdsSearch(withoutSearch(filter))
  // A count puts nothing in order: for it, what is only somewhat narrow is narrow enough.
  const isEnough = sort ? isNarrow(page) || segment.facets.length > 0 : isSomewhatNarrow(page)
  if (isPlain && isEnough) return ofNarrow(gathering)
  if (isPlain && sort === null && filter.search) return ofHits(gathering, filter.search)
  return [
    sql`${all(index)} as materialized (select ${columns} from ${c} where ${and(onward, narrow, meets('set'))})`,
  ]
}

/** Where an index leaves little, the first of it are asked for the words; if in vain, the words come first. */
function ofNarrow({ page, segment, index, columns, narrow, onward, meets, now }: Gathering): SQL[] {
  const { by, topics, filter, sort, limit } = page
  const most = page.walk ?? walkOfWords
  const rest = and(
    narrow,
    segment.where,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
    segment.boundary ? afterBoundary(segment.sort, segment.boundary) : undefined,
  )
  const order = sort ? sql`order by ${segmentOrder(segment.sort)}` : undefined
  const first = sql`select * from ${c} where ${and(onward, rest)} ${order} limit ${most}`
  const isInVain = sql`(select count(*) from ${asked(index)}) < ${limit} and exists (select 1 from ${c} where ${and(onward, rest)} offset ${most})`
  return [
    sql`${asked(index)} as materialized (select ${c.id} from (${first}) ${c} where ${meets('rows')} ${order} limit ${limit})`,
    sql`${all(index)} as materialized (
      select ${columns} from ${c} where ${eq(c.accountId, by.accountId)} and ${c.id} = any(array(select id from ${asked(index)}))
      union select ${columns} from ${c} where ${and(onward, isInVain, narrow, meets('set'))})`,
  ]
}

/** A count of a text that many hold is full before all that hold it are found. */
function ofHits(
  { page, segment, index, columns, narrow, onward, meets, now }: Gathering,
  search: string,
): SQL[] {
  const { by, topics, filter, limit } = page
  const most = page.walk ?? mostHits
  const hit = and(
    narrow,
    segment.where,
    sql`${c.id} = any(array(select id from ${hits(index)}))`,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
  )
  const isInVain = sql`(select count(*) from ${asked(index)}) < ${limit} and (select count(*) from ${hits(index)}) >= ${most}`
  return [
    sql`${hits(index)} as materialized (select id from (${foundBy(search, by.accountId)}) found (id) where ${onward} limit ${most})`,
    sql`${asked(index)} as materialized (select ${c.id} from ${c} where ${and(onward, hit)} limit ${limit})`,
    sql`${all(index)} as materialized (
      select ${columns} from ${c} where ${eq(c.accountId, by.accountId)} and ${c.id} = any(array(select id from ${asked(index)}))
      union select ${columns} from ${c} where ${and(onward, isInVain, narrow, meets('set'))})`,
  ]
}
