import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { nextDueIn } from '@parley/domain'
import type { Job } from './Job.ts'
import { createPause } from './createPause.ts'
import { underLock } from './underLock.ts'
import { wakeDue } from './wakeDue.ts'
import { reasonOf } from '../log/reasonOf.ts'

const lockKey = 7_275_394
/** A snooze that was set since the last look is found within this. */
const longestMs = 400
/** Between looks at what another server is waking. */
const againMs = 50
const afterFailureMs = 500

/**
 * Ends snoozes when they are over. Each look is one touch of an index, and the next is timed by
 * what it found. Caught up once none is over, or those that are could not be ended.
 */
export function startWaking({ db, log }: { db: Db; log: Log }): Job {
  const { pause, stop } = createPause()
  let caughtUp = false
  let isFailing = false
  let stopped = false
  const running = run()
  return {
    caughtUp: () => caughtUp,
    async stop() {
      stopped = true
      stop()
      await running
    },
  }

  async function run() {
    while (!stopped) await pause(await look().catch(fail))
  }

  /** Answers how long to wait for the next look. */
  async function look(): Promise<number> {
    const dueIn = await nextDueIn(db)
    isFailing = false
    if (dueIn !== null && dueIn <= 0) return wake()
    caughtUp = true
    return Math.min(dueIn ?? longestMs, longestMs)
  }

  async function wake(): Promise<number> {
    const failures = await underLock(db, lockKey, (hold) =>
      wakeDue({ db, log, hold: () => (stopped ? Promise.reject(new Error('Stopped.')) : hold()) }),
    )
    if (failures === null) return againMs
    if (failures === 0) return 0
    caughtUp = true
    return afterFailureMs
  }

  /** Said once, not with every look while the database is away. */
  function fail(error: unknown): number {
    if (!isFailing && !stopped)
      log.error({ error: reasonOf(error) }, 'Snoozes could not be looked up.')
    isFailing = true
    return afterFailureMs
  }
}
