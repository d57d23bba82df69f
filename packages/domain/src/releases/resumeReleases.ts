import { and, asc, eq, sql } from 'drizzle-orm'
import type { AccountId, SystemActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db, Tx } from '@parley/db'
import { appendResync } from './releaseConversations.ts'
import { takeOff } from './takeOff.ts'

const { releases: r } = tables
const atOnce = 10
type Row = typeof r.$inferSelect

interface Options {
  /** Ends the work after the batch it is at. */
  signal?: AbortSignal
  /** Told of a batch that broke; it is tried again with the next look. */
  onFault?: (error: unknown, releaseId: string) => void
}

/**
 * Goes on with what is gone and not yet off all conversations, a batch of each in turn, until nothing
 * is left to do here. The lock on a row is all that says who works on it, and ends with its connection.
 */
export async function resumeReleases(
  db: Db,
  { signal, onFault = () => {} }: Options = {},
): Promise<void> {
  for (;;) {
    const waiting = await db.orm.select().from(r).orderBy(asc(r.touchedAt)).limit(atOnce)
    let worked = false
    for (const row of waiting) {
      if (signal?.aborted) return
      worked = (await goOn(db, row, onFault)) || worked
    }
    if (!worked) return
  }
}

async function goOn(db: Db, row: Row, onFault: NonNullable<Options['onFault']>): Promise<boolean> {
  try {
    const { worked } = await transact(db, row.accountId, (tx) => releaseBatch(tx, row.id))
    return worked
  } catch (error) {
    onFault(error, row.id)
    // To the end of the queue: one that breaks for good must not hold up the others.
    await db.orm
      .update(r)
      .set({ faults: sql`${r.faults} + 1`, touchedAt: new Date() })
      .where(and(eq(r.accountId, row.accountId), eq(r.id, row.id)))
    return false
  }
}

async function releaseBatch(tx: Tx, id: string): Promise<{ worked: boolean }> {
  const is = and(eq(r.accountId, tx.accountId), eq(r.id, id))
  const [row] = await tx.orm.select().from(r).where(is).for('update', { skipLocked: true })
  if (!row) return { worked: false }
  const { taken, isLast } = await takeOff(tx, row, row.reached)
  const by: SystemActor = {
    type: 'system',
    accountId: tx.accountId as AccountId,
    clientId: null,
  }
  if (taken.length > 0) appendResync(tx, by)
  if (isLast) await tx.orm.delete(r).where(is)
  else
    await tx.orm
      .update(r)
      .set({ reached: taken.at(-1)!.row.id, touchedAt: new Date() })
      .where(is)
  return { worked: true }
}
