import { and, arrayOverlaps, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { apartBelow } from './apartBelow.ts'
import { acrossOf } from './acrossOf.ts'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { firstOf } from './firstOf.ts'
import type { First } from './firstOf.ts'
import { gather, isCommon, isOfRead } from './gather.ts'
import { costOf, gatherAll, isSoonGathered, isSoonerGathered, walkFor } from './gatherAll.ts'
import { holdsSearch } from './holdsSearch.ts'
import { inBands } from './inBands.ts'
import { isSoonAsked } from './isSoonAsked.ts'
import { perhapsUnread } from './narrowsOfReading.ts'
import { isPointed, narrowed, ofAccount } from './narrowToSql.ts'
import { orderOf } from './orderOf.ts'
import type { Page } from './Page.ts'
import { possibleOf } from './possibleOf.ts'
import { seekOf } from './seekOf.ts'
import { isOfWaiting, segmentsOf } from './segmentsOf.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, rankOf, segmentOrder } from './sortToSql.ts'
import { mostPassed, stretchOf } from './stretchOf.ts'

const { conversations: c } = tables

/** Rows walked in order at the least: a millisecond. */
const leastWalk = 500
/** Rows walked before all else, where many are thought to match. */
const mostWalk = 10_000
/** A count wants forty times the rows of a page. */
const mostOfCount = 40_000

/**
 * A subquery of the ids of the first rows that match, after a boundary. What few rows match is
 * gathered through an index, what many match is found by walking the list in its order; statistics
 * say which of the two is cheaper. They may be wrong where values go together: so a walk gives up
 * after some times the rows it should have taken, and gathers. The parts of an order that no index
 * has (a priority the other way round, rows that wait for nobody) come one by one, each only if those
 * before did not fill the page.
 */
export function matchingIds(page: Page): SQL {
  const { now } = page
  if (isSoonGathered(page)) return gatherAll(page)
  const apart = apartBelow(page, now)
  if (apart) return sql`select id from (${apart.below}) below union (${matchingIds(apart.above)})`
  const bands = inBands(page)
  if (bands) return bands
  if (isSoonerGathered(page) || isSoonAsked(page)) return gatherAll(page)
  const segments = segmentsOf(orderOf(page), page.boundary ?? null, possibleOf(page.filter))
  if (segments.length === 0) return sql`select ${c.id} from ${c} where false`
  const first = firstOf(page, now)
  const parts: Part[] = []
  for (const segment of segments) parts.push(partOf(page, segment, { now, first, before: parts }))
  const steps = [...(first?.steps ?? []), ...parts.flatMap((part) => part.steps)]
  const found = [...(first ? [sql`first`] : []), ...parts.flatMap((part) => part.found)]
  const ids = found.map((name) => sql`select id from ${name}`)
  return sql`with ${sql.join(steps, sql`, `)} ${sql.join(ids, sql` union `)}`
}

/** What finds the rows of one segment. */
interface Part {
  steps: SQL[]
  /** Names of steps that hold ids; what a later one holds, those before hold as well. */
  found: SQL[]
}

interface Around {
  now: Date
  first: First | undefined
  /** The parts whose rows come earlier. */
  before: readonly Part[]
}

function partOf(page: Page, segment: Segment, { now, first, before }: Around): Part {
  const { by, topics, filter, limit } = page
  const [walked, all, gathered] = ['walked', 'all', 'gathered'].map((name) =>
    sql.raw(`${name}_${before.length}`),
  ) as [SQL, SQL, SQL]
  const meets = (way: Reading['search']) =>
    and(
      segment.where,
      perhapsUnread(page),
      filterToSql(filter, { viewer: by, now, search: way }),
      // Last, because the topics of a member may be many.
      arrayOverlaps(c.audience, topics),
      segment.boundary ? afterBoundary(segment.sort, segment.boundary) : undefined,
    )!
  const order = segmentOrder(segment.sort)
  const most = walkOf(page, segment)
  const stretch = stretchOf(page, segment, now)
  const room = and(roomAfter(before, limit), first?.onward)
  const onward =
    most > 0
      ? and(
          room,
          sql`(select count(*) from ${walked}) < ${limit} and exists (select 1 from ${c} where ${stretch} offset ${most})`,
        )
      : room
  const isMet = most > 0 ? sql`(select count(*) from ${walked}) * 3 >= ${limit}` : undefined
  const columns = sql.join([c.id, ...segment.sort.map((term) => c[term.by])], sql`, `)
  const narrow = ofAccount(page, segment.facets)
  const index = before.length
  const outer = segmentOrder(segment.sort, sql`rank`)
  // Named, because the planner forgets the order of an expression that is not among the columns.
  const walk = sql`${walked} as materialized (select ${c.id} from (select *, ${rankOf} as rank from ${c} where ${stretch} order by ${order} limit ${most}) ${c} where ${and(room, meets(seekOf(page).way))} order by ${outer} limit ${limit})`
  return {
    steps: [
      ...(most > 0 ? [walk] : []),
      ...gather({ page, index, columns, narrow, onward, isMet, segment, stretch, meets, now }),
      sql`${gathered} as materialized (select ${c.id} from ${all} ${c} ${page.sort ? sql`order by ${order}` : undefined} limit ${limit})`,
    ],
    found: [...(most > 0 ? [walked] : []), gathered],
  }
}

/** How many rows are walked before more is done: some times what it should take, if all goes well. */
function walkOf(page: Page, segment: Segment): number {
  if (page.walk !== undefined) return page.walk
  if (isPointed(page)) return 0
  if (holdsSearch(page.filter)) return walkOfSearch(page)
  if (isOfRead(page, segment)) return walkOfRead(page)
  // What all have read lies where history was imported: a count finds it by its index.
  if (page.sort === null && page.filter.hasUnread === false) return 0
  if (isCommon(page, segment)) return 0
  const found = narrowed(page, segment.facets)
  const expected = walkFor(isOfWaiting(segment) ? narrowed(page) : found, page, segment.sort)
  const gathering = costOf(found, page)
  if (gathering < expected) return 0
  // Where gathering takes long, more is tried before: values that go together lie together.
  const worth = Math.max(leastWalk, 4 * expected, gathering / 10)
  return Math.round(Math.min(page.sort ? mostWalk : mostOfCount, worth))
}

/** Where the first rows are left out by a date that the order's index does not ask, none. */
function walkOfSearch(page: Page): number {
  const { walk } = seekOf(page)
  const across = acrossOf(page)
  return across && across.walked >= mostPassed && across.walked > walk ? 0 : walk
}

/** Half of what looking at all that the viewer has marked would take. */
function walkOfRead({ counts, by }: Page): number {
  const marks = counts.marksOf(by.userId) ?? 0
  return Math.round(Math.min(mostWalk, Math.max(leastWalk, marks / 2)))
}

/** Whether the parts before left room. */
function roomAfter(before: readonly Part[], limit: number): SQL | undefined {
  const counts = before.map(({ found }) => {
    const each = found.map((name) => sql`(select count(*) from ${name})`)
    return sql`greatest(${sql.join(each, sql`, `)})`
  })
  return counts.length > 0 ? sql`${sql.join(counts, sql` + `)} < ${limit}` : undefined
}
