import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { resumeOperations } from '@parley/domain'
import type { Job } from './Job.ts'
import { createPause } from './createPause.ts'
import { reasonOf } from '../log/reasonOf.ts'

/** A bulk change that was accepted since the last look begins within this. */
const everyMs = 300

/**
 * Works on bulk changes of more than 500 rows, a batch a commit, and on those that a server left
 * when it died. Stops after the batch it is at. Needs no lock of its own: each operation has one.
 */
export function startResuming({ db, log }: { db: Db; log: Log }): Job {
  const { pause, stop } = createPause()
  const stopping = new AbortController()
  let isFailing = false
  const running = run()
  return {
    caughtUp: () => true,
    async stop() {
      stopping.abort()
      stop()
      await running
    },
  }

  async function run() {
    while (!stopping.signal.aborted) {
      await look().catch(fail)
      await pause(everyMs)
    }
  }

  async function look() {
    await resumeOperations(db, {
      signal: stopping.signal,
      onFault: (error, operationId) =>
        log.error({ operationId, error: reasonOf(error) }, 'A batch of a bulk change broke.'),
    })
    isFailing = false
  }

  /** Said once, not with every look while the database is away. */
  function fail(error: unknown) {
    if (!isFailing && !stopping.signal.aborted)
      log.error({ error: reasonOf(error) }, 'Bulk changes could not be looked up.')
    isFailing = true
  }
}
