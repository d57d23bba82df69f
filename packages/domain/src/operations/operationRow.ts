import type { Operation } from '@parley/contract'
import { tables } from '@parley/db'

export type OperationRow = typeof tables.operations.$inferSelect

/** At most this many rows are changed in one transaction. */
export const batchSize = 500

/** From more rows on, a batch is told as one resync instead of row by row. */
export const mostToldEach = 1000

export function toOperation(row: OperationRow): Operation {
  const { id, state, matched, changed, skipped, undone, reason, userId, createdAt, finishedAt } =
    row
  const counts = { matched, changed, skipped, undone }
  return { id, state, ...counts, reason, by: userId, createdAt, finishedAt } as Operation
}
