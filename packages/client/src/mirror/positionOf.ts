import type { Cursor } from '@parley/contract'

/** The place in the log that a cursor names; only the mirror looks into a cursor. */
export function positionOf(cursor: Cursor | string): number {
  return Number.parseInt(cursor, 10)
}
