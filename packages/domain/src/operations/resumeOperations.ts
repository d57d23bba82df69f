import { asc, inArray } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import { carryOn } from './carryOn.ts'

const { operations: o } = tables
const atOnce = 10

interface Options {
  /** Ends the work after the batch it is at. */
  signal?: AbortSignal
  /** Told of a batch that broke unexpectedly; it is tried again. */
  onFault?: (error: unknown, operationId: string) => void
}

/**
 * Works on all operations that are not finished, a batch of each in turn, until there is nothing
 * left to do here. What a server that died began is found like any other: the lock on an operation's
 * row is all that says who works on it, and ends with its connection.
 */
export async function resumeOperations(
  db: Db,
  { signal, onFault = () => {} }: Options = {},
): Promise<void> {
  for (;;) {
    const waiting = await findUnfinished(db)
    let worked = false
    for (const operation of waiting) {
      if (signal?.aborted) return
      const outcome = await carryOn(db, operation, onFault)
      worked ||= outcome === 'worked'
    }
    if (!worked) return
  }
}

function findUnfinished(db: Db) {
  return db.orm
    .select()
    .from(o)
    .where(inArray(o.state, ['running', 'undoing']))
    .orderBy(asc(o.touchedAt))
    .limit(atOnce)
}
