import type { Sort } from '@parley/contract'
import type { Asked } from './Asked.ts'

/** What a test chooses for itself. */
export interface Trial {
  /** Rows looked at in order before all that match are gathered; beyond one, see isTried. */
  walk?: number
  /** What relative dates count from: the clock's time when absent. */
  now?: Date
}

/** A page of what matches, or with any order the rows of a count. */
export interface Page extends Asked, Trial {
  /** null for any order: a count needs none. */
  sort: Sort | null
  /** What the page before left. */
  boundary?: unknown[] | null
  limit: number
  now: Date
}

/** Whether a test takes the ways that only large accounts take, which statistics of small ones never choose. */
export function isTried({ walk = 0 }: Trial): boolean {
  return walk > 1
}
