import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { resumeReleases } from '@parley/domain'
import type { Job } from './Job.ts'
import { createPause } from './createPause.ts'
import { reasonOf } from '../log/reasonOf.ts'

/** What was deleted since the last look goes on coming off conversations within this. */
const everyMs = 500

/**
 * Takes deleted labels and teams, and people who left, off the conversations that still hold them, a
 * batch a commit. Needs no lock of its own: each release has one.
 */
export function startReleasing({ db, log }: { db: Db; log: Log }): Job {
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
    await resumeReleases(db, {
      signal: stopping.signal,
      onFault: (error, releaseId) =>
        log.error({ releaseId, error: reasonOf(error) }, 'A batch of a release broke.'),
    })
    isFailing = false
  }

  /** Said once, not with every look while the database is away. */
  function fail(error: unknown) {
    if (!isFailing && !stopping.signal.aborted)
      log.error({ error: reasonOf(error) }, 'Releases could not be looked up.')
    isFailing = true
  }
}
