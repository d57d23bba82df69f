import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { defaultSort, resolveWhen } from '@parley/contract'
import type { Choice, Filter, Priority, Sort, When } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { filterToSql } from './filterToSql.ts'
import type { Reading } from './filterToSql.ts'
import { isAmong, isNarrow, isPointed, narrowToSql } from './narrowToSql.ts'
import type { Asked } from './narrowToSql.ts'
import { segmentsOf } from './segmentsOf.ts'
import type { Possible, Segment } from './segmentsOf.ts'
import { afterBoundary, lowerBound, segmentOrder, sortToSql } from './sortToSql.ts'

const { conversations: c } = tables

/** What a test chooses for itself. */
export interface Trial {
  /** Rows looked at in order before all that match are gathered. */
  walk?: number
  /** What relative dates count from: the clock's time when absent. */
  now?: Date
}

interface Page extends Asked, Trial {
  /** null for any order: a count needs none. */
  sort: Sort | null
  /** What the page before left. */
  boundary?: unknown[] | null
  limit: number
}

/** So many rows cost a few milliseconds. */
const usualWalk = 5000
/** A count wants forty times the rows of a page. */
const walkOfCount = 10_000
/** So many rows that match are soon put in any order. */
const fewEnough = 2000
/** Of a search, where each row asks its messages. */
const walkOfWords = 500

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

/** What is tried before the segments, ending in ids called `first`. */
interface First {
  steps: SQL[]
  /** Whether the segments are still wanted. */
  onward: SQL
}

function firstOf(page: Page, segments: Segment[], now: Date): First | undefined {
  if (page.sort === null) return ofKnown(page, now)
  return segments.length > 1 && isNarrow(page) && !holdsSearch(page.filter)
    ? ofFew(page, page.sort, now)
    : undefined
}

/** Of an order in several segments: few rows that match are put in order at once. */
function ofFew(page: Page, sort: Sort, now: Date): First {
  const { by, topics, filter, boundary, limit } = page
  const columns = sql.join([c.id, ...sort.map((term) => c[term.by])], sql`, `)
  const where = and(
    eq(c.accountId, by.accountId),
    narrowToSql(page),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search: 'rows' }),
  )
  const most = page.walk ?? fewEnough
  const isFew = sql`(select count(*) from few) <= ${most}`
  const past = boundary ? afterBoundary(sort, boundary) : undefined
  const order = sql.join(sortToSql(sort), sql`, `)
  return {
    steps: [
      sql`few as materialized (select ${columns} from ${c} where ${where} limit ${most + 1})`,
      sql`first as materialized (select ${c.id} from few ${c} where ${and(isFew, past)} order by ${order} limit ${limit})`,
    ],
    onward: sql`not ${isFew}`,
  }
}

/** For a count of unread: those that are known by the floor may be enough. */
function ofKnown({ by, topics, filter, floor, limit }: Page, now: Date): First | undefined {
  if (filter.hasUnread !== true || !floor || floor.remaining.length < limit) return undefined
  const where = and(
    eq(c.accountId, by.accountId),
    isAmong(floor.remaining),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search: 'rows' }),
  )
  return {
    steps: [sql`first as materialized (select ${c.id} from ${c} where ${where} limit ${limit})`],
    onward: sql`(select count(*) from first) < ${limit}`,
  }
}

const walked = (index: number) => sql.raw(`walked_${index}`)
const gathered = (index: number) => sql.raw(`gathered_${index}`)
const few = (index: number) => sql.raw(`few_${index}`)
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
    : (page.walk ?? (search ? walkOfWords : page.sort ? usualWalk : walkOfCount))
  const stretch = stretchOf(page, segment, now)
  const room = and(roomAt(index, limit), first?.onward)
  const onward = and(
    room,
    sql`(select count(*) from ${walked(index)}) < ${limit} and exists (select 1 from ${c} where ${stretch} offset ${most})`,
  )
  const columns = sql.join([c.id, ...segment.sort.map((term) => c[term.by])], sql`, `)
  const narrow = and(eq(c.accountId, by.accountId), narrowToSql(page, segment.facets))
  const everything =
    search && !holdsSearch(withoutSearch(filter))
      ? ofSearch({ page, index, columns, narrow, onward, segment, meets, now })
      : [
          sql`${all(index)} as materialized (select ${columns} from ${c} where ${and(onward, narrow, meets('set'))})`,
        ]
  return [
    sql`${walked(index)} as materialized (select ${c.id} from (select * from ${c} where ${stretch} order by ${order} limit ${most}) ${c} where ${and(room, meets('rows'))} order by ${order} limit ${limit})`,
    ...everything,
    sql`${gathered(index)} as materialized (select ${c.id} from ${all(index)} ${c} ${page.sort ? sql`order by ${order}` : undefined} limit ${limit})`,
  ]
}

interface Gathering {
  page: Page
  segment: Segment
  index: number
  columns: SQL
  narrow: SQL | undefined
  onward: SQL | undefined
  meets(way: Reading['search']): SQL
  now: Date
}

/** Where the rest of the filter leaves few, each is asked for the words; else the words come first. */
function ofSearch({ page, segment, index, columns, narrow, onward, meets, now }: Gathering): SQL[] {
  const { by, topics, filter } = page
  const rest = and(
    segment.where,
    arrayOverlaps(c.audience, topics),
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
  )
  const isFew = sql`(select count(*) from ${few(index)}) <= ${walkOfWords}`
  return [
    sql`${few(index)} as materialized (select ${c}.* from ${c} where ${and(onward, narrow, rest)} limit ${walkOfWords + 1})`,
    sql`${all(index)} as materialized (
      select ${columns} from ${few(index)} ${c} where ${isFew} and ${meets('rows')}
      union all select ${columns} from ${c} where ${and(onward, sql`not ${isFew}`, narrow, meets('set'))})`,
  ]
}

/** The filter but for the words that every row must hold. */
function withoutSearch({ search: _, and: parts, ...filter }: Filter): Filter {
  return parts ? { ...filter, and: parts.map(withoutSearch) } : filter
}

/** What the filter leaves possible of what orders are cut by. */
function possibleOf(filter: Filter): Possible {
  const parts = [filter, ...(filter.and ?? [])]
  const priorities = parts.flatMap(({ priority }) => priority ?? [])
  const waits = parts.flatMap(({ waitingFor }) => waitingFor ?? [])
  return {
    priority: (rank) => priorities.every((choice) => mayRank(choice, rank)),
    waits: (any) =>
      waits.every((choice) =>
        (any ? (['contact', 'agent'] as const) : [null]).some((value) => leaves(choice, value)),
      ),
  }
}

function mayRank(choice: Choice<Priority | null>, rank: number | null): boolean {
  return leaves({ in: choice.in?.map(priorityRank), notIn: choice.notIn?.map(priorityRank) }, rank)
}

function leaves<T>(choice: Choice<T>, value: T): boolean {
  return (choice.in?.includes(value) ?? true) && !choice.notIn?.includes(value)
}

/** The rows an index gives in order: nothing else may narrow them, or there is no bound on the walk. */
function stretchOf({ by, filter }: Page, { sort, boundary, where }: Segment, now: Date): SQL {
  const [first] = sort
  return and(
    eq(c.accountId, by.accountId),
    first?.by === 'waitingSince' ? where : undefined,
    boundary ? lowerBound(sort, boundary) : undefined,
    first?.by === 'lastActivityAt' || first?.by === 'createdAt'
      ? within(filter, first.by, now)
      : undefined,
  )!
}

function within(filter: Filter, by: 'lastActivityAt' | 'createdAt', now: Date): SQL | undefined {
  const [after, before] =
    by === 'createdAt'
      ? [filter.createdAfter, filter.createdBefore]
      : [filter.lastActivityAfter, filter.lastActivityBefore]
  const instant = (when: When) => sql`${resolveWhen(when, now).toISOString()}::timestamptz`
  return and(
    after && sql`${c[by]} >= ${instant(after)}`,
    before && sql`${c[by]} < ${instant(before)}`,
  )
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

function holdsSearch(filter: Filter): boolean {
  const { search, and: every, or: some, not } = filter
  return (
    search !== undefined ||
    [...(every ?? []), ...(some ?? []), ...(not ? [not] : [])].some(holdsSearch)
  )
}
