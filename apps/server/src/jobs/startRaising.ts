import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { findLowFloors, raiseReadFloor } from '@parley/domain'
import { createPause } from './createPause.ts'
import type { Job } from './Job.ts'
import { underLock } from './underLock.ts'
import { reasonOf } from '../log/reasonOf.ts'

const everyMs = 60_000
/** A floor is looked at again after this. */
const oldMs = 5 * 60_000
const atOnce = 100
const lockKey = 7_275_398

/**
 * Raises the floors below which members have read everything, in large accounts. Rests as long as it
 * worked: the first look at a million conversations takes a second or two.
 */
export function startRaising({ db, log }: { db: Db; log: Log }): Job {
  const { pause, stop } = createPause()
  let isStopped = false
  const running = run()
  return {
    caughtUp: () => true,
    async stop() {
      isStopped = true
      stop()
      await running
    },
  }

  async function run() {
    while (!isStopped) {
      await underLock(db, lockKey, raiseAll).catch((error: unknown) => {
        if (!isStopped)
          log.error({ error: reasonOf(error) }, 'How far members have read could not be looked up.')
      })
      await pause(everyMs)
    }
  }

  async function raiseAll(hold: () => Promise<unknown>) {
    const since = new Date(Date.now() - oldMs)
    for (const by of await findLowFloors(db, { since, limit: atOnce })) {
      const from = performance.now()
      // Removed in the meantime: nobody's floor.
      await raiseReadFloor(db, { by }).catch(() => {})
      await pause(performance.now() - from)
      if (isStopped) return
      await hold()
    }
  }
}
