import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { defaultSort } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { firstOf } from './firstOf.ts'
import type { First } from './firstOf.ts'
import { gather, walkOfWords } from './gather.ts'
import { holdsSearch } from './holdsSearch.ts'
import { isPointed, narrowToSql } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { possibleOf } from './possibleOf.ts'
import { segmentsOf } from './segmentsOf.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, segmentOrder } from './sortToSql.ts'
import { stretchOf } from './stretchOf.ts'

const { conversations: c } = tables

/** So many rows cost a few milliseconds. */
const walk = 5000
/** A count wants forty times the rows of a page. */
const walkOfCount = 10_000

/**
 * A subquery of the ids of the first rows that match, after a boundary. What many rows match is found
 * by walking the list in its order, what few match by gathering them through an index; which of the
 * two it is, nobody knows before. So the walk comes first and gives up after a fixed number of rows.
 * The parts of an order that no index has (priority, rows that wait for nobody) come one by one,
 * each only if those before did not fill the page.
 */
export function matchingIds(page: Page): SQL {
  const segments = segmentsOf(
    page.sort ?? defaultSort,
    page.boundary ?? null,
    possibleOf(page.filter),
  )
  if (segments.length === 0) return sql`select ${c.id} from ${c} where false`
  const now = page.now ?? new Date()
  const first = firstOf(page, segments, now)
  const parts = segments.map((segment, index) => partOf(page, segment, index, { now, first }))
  const found = segments.flatMap((_, index) => [
    sql`select id from ${walked(index)}`,
    sql`select id from ${gathered(index)}`,
  ])
  if (first) found.unshift(sql`select id from first`)
  const steps = sql.join([...(first?.steps ?? []), ...parts.flat()], sql`, `)
  return sql`with ${steps} ${sql.join(found, sql` union `)}`
}

const walked = (index: number) => sql.raw(`walked_${index}`)
const gathered = (index: number) => sql.raw(`gathered_${index}`)
const all = (index: number) => sql.raw(`all_${index}`)

function partOf(
  page: Page,
  segment: Segment,
  index: number,
  { now, first }: { now: Date; first: First | undefined },
): SQL[] {
  const { by, topics, filter, limit } = page
  const search = holdsSearch(filter)
  const reading = (way: Reading['search']): Reading => ({ viewer: by, now, search: way })
  const meets = (way: Reading['search']) =>
    and(
      segment.where,
      filterToSql(filter, reading(way)),
      // Last, because the topics of a member may be many.
      arrayOverlaps(c.audience, topics),
      segment.boundary ? afterBoundary(segment.sort, segment.boundary) : undefined,
    )!
  const order = segmentOrder(segment.sort)
  const most = isPointed(page)
    ? 0
    : (page.walk ?? (search ? walkOfWords : page.sort ? walk : walkOfCount))
  const stretch = stretchOf(page, segment, now)
  const room = and(roomAt(index, limit), first?.onward)
  const onward = and(
    room,
    sql`(select count(*) from ${walked(index)}) < ${limit} and exists (select 1 from ${c} where ${stretch} offset ${most})`,
  )
  const columns = sql.join([c.id, ...segment.sort.map((term) => c[term.by])], sql`, `)
  const narrow = and(eq(c.accountId, by.accountId), narrowToSql(page, segment.facets))
  const everything = gather({
    page,
    index,
    columns,
    narrow,
    onward,
    segment,
    stretch,
    meets,
    now,
  })
  return [
    sql`${walked(index)} as materialized (select ${c.id} from (select * from ${c} where ${stretch} order by ${order} limit ${most}) ${c} where ${and(room, meets('rows'))} order by ${order} limit ${limit})`,
    ...everything,
    sql`${gathered(index)} as materialized (select ${c.id} from ${all(index)} ${c} ${page.sort ? sql`order by ${order}` : undefined} limit ${limit})`,
  ]
}

/** Whether the parts before left room. A part that was gathered holds what was walked as well. */
function roomAt(index: number, limit: number): SQL | undefined {
  const counts = Array.from(
    { length: index },
    (_, at) =>
      sql`greatest((select count(*) from ${walked(at)}), (select count(*) from ${gathered(at)}))`,
  )
  return counts.length > 0 ? sql`${sql.join(counts, sql` + `)} < ${limit}` : undefined
}
