import { and, isNotNull, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Sort } from '@parley/contract'
import { tables } from '@parley/db'
import { facets } from './facets.ts'
import { rankOf } from './sortToSql.ts'

const { conversations: c } = tables

/** A stretch of an order whose rows an index has in order. */
export interface Segment {
  /** What its rows have. */
  where: SQL | undefined
  /** Each row holds one of these; none where they narrow nothing. */
  facets: string[]
  /** The order within it. */
  sort: Sort
  /** Where within it the page begins; null for its start. */
  boundary: unknown[] | null
}

/** What rows that match may have: a stretch in which none can be is left out. */
export interface Possible {
  priority(rank: number | null): boolean
  waits(waits: boolean): boolean
}

/**
 * An order as the stretches it is made of: one for each priority, one for the rows that wait and one
 * for those that do not. Those before the boundary are left out.
 */
export function segmentsOf(sort: Sort, boundary: unknown[] | null, possible: Possible): Segment[] {
  const [first] = sort
  const ranked = inOneIndex(sort, possible)
  if (ranked) return [{ ...ranked, facets: [], sort, boundary }]
  if (first?.by === 'priority') return byPriority(sort, boundary, possible)
  if (first?.by === 'waitingSince') return byWaiting(sort, boundary, possible)
  return [{ where: undefined, facets: [], sort, boundary }]
}

/** Whether it is that of the rows that wait: an index holds them in order, and no others. */
export function isOfWaiting({ sort }: Segment): boolean {
  return sort[0]?.by === 'waitingSince'
}

/** The order of an index of its own, where the priorities that are possible lie side by side in it. */
function inOneIndex([first, second]: Sort, possible: Possible): Pick<Segment, 'where'> | undefined {
  const isOrder =
    first?.by === 'priority' &&
    first.order === 'desc' &&
    second?.by === 'lastActivityAt' &&
    second.order === 'desc'
  const ranks = [0, 1, 2, 3, 4].filter((rank) => possible.priority(rank === 0 ? null : rank))
  const [lowest, highest] = [ranks[0]!, ranks.at(-1)!]
  if (!isOrder || ranks.length === 0 || highest - lowest >= ranks.length) return undefined
  return { where: ranks.length < 5 ? sql`${rankOf} between ${lowest} and ${highest}` : undefined }
}

function byPriority(
  [first, ...rest]: Sort,
  boundary: unknown[] | null,
  possible: Possible,
): Segment[] {
  const ranks = first!.order === 'desc' ? [4, 3, 2, 1, null] : [1, 2, 3, 4, null]
  const from = boundary ? ranks.indexOf(boundary[0] as number | null) : 0
  return ranks.slice(from).flatMap((rank, index) => {
    if (!possible.priority(rank)) return []
    const start = boundary && index === 0 ? boundary.slice(1) : null
    const within = rank === null ? isNull(c.priority) : sql`${c.priority} = ${rank}`
    return segmentsOf(rest, start, possible).map((segment) => ({
      ...segment,
      where: and(within, segment.where),
      // A priority is rarer than waiting for somebody.
      facets: rank === null ? segment.facets : facets('priority', [rank]),
    }))
  })
}

function byWaiting(sort: Sort, boundary: unknown[] | null, possible: Possible): Segment[] {
  const isPast = boundary !== null && boundary[0] === null
  const waiting = {
    where: isNotNull(c.waitingSince),
    facets: facets('waiting', ['contact', 'agent']),
    sort,
    boundary,
  }
  const idle = segmentsOf(sort.slice(1), isPast ? boundary.slice(1) : null, possible)
  return [
    ...(isPast || !possible.waits(true) ? [] : [waiting]),
    ...(possible.waits(false)
      ? idle.map((segment) => ({ ...segment, where: and(isNull(c.waitingSince), segment.where) }))
      : []),
  ]
}
