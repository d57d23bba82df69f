import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { Filter, Sort, When } from '@parley/contract'
import { tables } from '@parley/db'
import type { Page } from './Page.ts'
import type { Dated } from './readCounts.ts'
import type { Segment } from './segmentsOf.ts'
import { lowerBound } from './sortToSql.ts'

const { conversations: c } = tables

/** The rows an index gives in order: nothing else may narrow them, or there is no bound on the walk. */
export function stretchOf(
  { by, filter }: Page,
  { sort, boundary, where }: Segment,
  now: Date,
): SQL {
  const [first] = sort
  return and(
    eq(c.accountId, by.accountId),
    first?.by === 'waitingSince' || first?.by === 'priority' ? where : undefined,
    first?.by === 'waitingSince' && asksDone(filter) ? isDone : undefined,
    boundary ? lowerBound(sort, boundary) : undefined,
    dateOf(sort) ? within(filter, dateOf(sort)!, now) : undefined,
  )!
}

/** The date that the index of an order holds right behind what comes before it. */
export function dateOf([first, second]: Sort): Dated | undefined {
  const term = first?.by === 'priority' ? second : first
  return term?.by === 'lastActivityAt' || (term === first && term?.by === 'createdAt')
    ? term.by
    : undefined
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
