import { and, isNotNull, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Sort } from '@parley/contract'
import { tables } from '@parley/db'
import { facets } from './facets.ts'

const { conversations: c } = tables

/** A stretch of an order whose rows an index has in order. */
export interface Segment {
  /** What its rows have. */
  where: SQL | undefined
  /** The same as facets, where they narrow. */
  facets: string[]
  /** The order within it. */
  sort: Sort
  /** Where within it the page begins; null for its start. */
  boundary: unknown[] | null
}

/**
 * An order as the stretches it is made of: one for each priority, one for the rows that wait and one
 * for those that do not. Stretches before the boundary are left out.
 */
export function segmentsOf(sort: Sort, boundary: unknown[] | null): Segment[] {
  const [first, ...rest] = sort
  if (first?.by === 'priority') {
    const ranks = first.order === 'desc' ? [4, 3, 2, 1, null] : [1, 2, 3, 4, null]
    const from = boundary ? ranks.indexOf(boundary[0] as number | null) : 0
    return ranks.slice(from).flatMap((rank, index) =>
      segmentsOf(rest, boundary && index === 0 ? boundary.slice(1) : null).map((segment) => ({
        ...segment,
        where: and(
          rank === null ? isNull(c.priority) : sql`${c.priority} = ${rank}`,
          segment.where,
        ),
        facets: [...(rank === null ? [] : facets('priority', [rank])), ...segment.facets],
      })),
    )
  }
  if (first?.by === 'waitingSince') {
    const waiting = { where: isNotNull(c.waitingSince), facets: [], sort, boundary }
    const isPast = boundary !== null && boundary[0] === null
    const idle = segmentsOf(rest, isPast ? boundary.slice(1) : null).map((segment) => ({
      ...segment,
      where: and(isNull(c.waitingSince), segment.where),
    }))
    return isPast ? idle : [waiting, ...idle]
  }
  return [{ where: undefined, facets: [], sort, boundary }]
}
