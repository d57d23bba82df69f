import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { Filter, Sort, When } from '@parley/contract'
import { tables } from '@parley/db'
import { acrossOf } from './acrossOf.ts'
import { holdsSearch } from './holdsSearch.ts'
import { narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import type { Dated } from './readCounts.ts'
import type { Segment } from './segmentsOf.ts'
import { lowerBound } from './sortToSql.ts'

const { conversations: c } = tables

/** The rows an index gives in order: nothing else may narrow them, or there is no bound on the walk. */
export function stretchOf(page: Page, { sort, boundary, where }: Segment, now: Date): SQL {
  const { by, filter } = page
  const [first] = sort
  return and(
    eq(c.accountId, by.accountId),
    first?.by === 'waitingSince' || first?.by === 'priority' ? where : undefined,
    first?.by === 'waitingSince' && asksDone(filter) ? isDone : undefined,
    boundary ? lowerBound(sort, boundary) : undefined,
    ...datesHeld(page, sort).map((date) => within(filter, date, now)),
  )!
}

/** The date that the index of an order holds right behind what comes before it. */
function dateOf([first, second]: Sort): Dated | undefined {
  const term = first?.by === 'priority' ? second : first
  return term?.by === 'lastActivityAt' || (term === first && term?.by === 'createdAt')
    ? term.by
    : undefined
}

/** Entries of an index that are passed by, at the most, before a page is full. */
export const mostPassed = 250_000

/**
 * The dates by which entries of an order's index are passed by without a look at their rows. In the
 * orders of the dates themselves the other one is a facet (see inBands), but for words.
 */
export function datesHeld(page: Page, sort: Sort): Dated[] {
  const [own, [first]] = [dateOf(sort), sort]
  // The few that are done have an index that holds no dates, and need none.
  const isWaiting = first?.by === 'waitingSince' && !asksDone(page.filter)
  const isRanked = first?.by === 'priority' && own !== undefined && isMetSoon(page)
  const isBoth = isWaiting || isRanked || (own !== undefined && isSoonPassed(page))
  return isBoth ? ['lastActivityAt', 'createdAt'] : own ? [own] : []
}

/** Whether what words are asked of begins soon, in the order of one date with a range of the other. */
function isSoonPassed(page: Page): boolean {
  const across = holdsSearch(page.filter) ? acrossOf(page) : undefined
  return across !== undefined && across.walked < mostPassed
}

function isMetSoon(page: Page): boolean {
  const { all, matching } = narrowed(page)
  return (page.limit * all) / Math.max(1, matching) < mostPassed
}

/** In the words of the index of those few. */
const isDone = sql`${c.status} in ('resolved', 'closed')`

function asksDone({ status }: Filter): boolean {
  return status?.in?.every((one) => one === 'resolved' || one === 'closed') ?? false
}

/** The range of dates that a filter asks of one column. */
export function within(
  filter: Filter,
  by: 'lastActivityAt' | 'createdAt',
  now: Date,
): SQL | undefined {
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
