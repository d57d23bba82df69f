import { sql } from 'drizzle-orm'
import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { forgetOldEvents } from '@parley/db'

interface JobsOptions {
  db: Db
  log: Log
  /** How long events and answers to repeated mutations are kept. */
  retentionDays: number
}

const hour = 60 * 60 * 1000
const lockKey = 7_275_396

/** What runs by the clock, on any number of servers, one at a time. */
export function startJobs({ db, log, retentionDays }: JobsOptions): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = underLock(db, () => forgetOldEvents(db, retentionDays)).catch((error: unknown) =>
      log.error({ error: String(error) }, 'Old events could not be forgotten.'),
    )
  }
  const timer = setInterval(run, hour)
  timer.unref()
  run()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

/** Whoever gets the lock runs; the others have nothing to do this time. */
async function underLock(db: Db, act: () => Promise<void>): Promise<void> {
  await db.orm.transaction(async (tx) => {
    const [row] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockKey}) as mine`,
    )
    if (row?.mine) await act()
  })
}
