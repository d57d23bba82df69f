import { sql } from 'drizzle-orm'
import type { Db } from '@parley/db'

/** Proves that the lock is still held; asked between long steps, or the database takes it for forgotten. */
export type Hold = () => Promise<unknown>

/**
 * Whoever gets the lock acts; the others have nothing to do this time and get null. The lock goes
 * with its connection, so what it guards must bear to be done twice.
 */
export async function underLock<T>(
  db: Db,
  key: number,
  act: (hold: Hold) => Promise<T>,
): Promise<T | null> {
  return db.orm.transaction(async (tx) => {
    const [row] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${key}) as mine`,
    )
    return row?.mine ? act(() => tx.execute(sql`select 1`)) : null
  })
}
