import { priorities } from '../enums.ts'
import type { SortKey } from '../enums.ts'
import type { ConversationFacts } from '../nouns.ts'
import type { Sort } from './types.ts'

/** What a sort looks at, and the tie-break. */
export type SortRow = Pick<
  ConversationFacts,
  'id' | 'lastActivityAt' | 'createdAt' | 'priority' | 'waitingSince'
>

/**
 * The order of a sort over conversations: urgent > high > medium > low, rows without a value last
 * in either direction, then the id ascending. Agrees with the domain's SQL.
 */
export function compare(sort: Sort): (a: SortRow, b: SortRow) => number {
  return (a, b) => {
    for (const { by, order } of sort) {
      const difference = compareValues(valueOf(a, by), valueOf(b, by), order)
      if (difference !== 0) return difference
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  }
}

/** The number a sort key compares: milliseconds, or 4 for urgent down to 1 for low. */
export function valueOf(row: SortRow, by: SortKey): number | null {
  if (by === 'priority') return row.priority && priorities.length - priorities.indexOf(row.priority)
  return row[by]?.getTime() ?? null
}

function compareValues(a: number | null, b: number | null, order: 'asc' | 'desc'): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return order === 'asc' ? a - b : b - a
}
