import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { forgetRemoved, giveUpUnsent, keysOfRow, listRemoved } from '@parley/domain'
import type { FileStore } from '../files/FileStore.ts'
import { sweepStore } from '../files/sweepStore.ts'
import type { Job } from './Job.ts'
import { createPause } from './createPause.ts'
import { underLock } from './underLock.ts'
import type { Hold } from './underLock.ts'
import { reasonOf } from '../log/reasonOf.ts'

interface SweepingOptions {
  db: Db
  store: FileStore
  log: Log
  /** How often removed files are looked for, in ms. */
  everyMs?: number
}

const hour = 60 * 60 * 1000
/** What was not sent within this, and what no row knows for this long, is nobody's any more. */
const unsentMs = 24 * hour
const lockKey = 7_275_397

/**
 * Removes the bytes of files that were taken away, within moments; once an hour gives up what was never
 * sent and removes what the store holds and no row knows. Nothing waits for it to catch up.
 */
export function startSweeping({ db, store, log, everyMs = 2000 }: SweepingOptions): Job {
  const { pause, stop } = createPause()
  let isStopping = false
  let isFailing = false
  let lastHour = 0
  const running = run()
  return {
    caughtUp: () => true,
    async stop() {
      isStopping = true
      stop()
      await running
    },
  }

  async function run() {
    while (!isStopping) {
      await underLock(db, lockKey, sweep).then(() => (isFailing = false), fail)
      await pause(everyMs)
    }
  }

  async function sweep(hold: Hold) {
    if (Date.now() - lastHour >= hour) {
      await sweepOld(hold)
      lastHour = Date.now()
    }
    const removed = await listRemoved(db)
    for (const row of removed) {
      if (isStopping) return
      await store.remove(keysOfRow(row))
      await forgetRemoved(db, [row])
      await hold()
    }
    if (removed.length > 0)
      log.info({ job: 'sweeping', files: removed.length }, 'Files were removed.')
  }

  async function sweepOld(hold: Hold) {
    const began = Date.now()
    const before = new Date(began - unsentMs)
    let unsent = 0
    for (let more = 1; more > 0 && !isStopping; unsent += more) {
      more = await giveUpUnsent(db, before)
      await hold()
    }
    const unknown = await sweepStore({ db, store, before, hold, isStopping: () => isStopping })
    log.info({ job: 'sweeping', ms: Date.now() - began, unsent, unknown }, 'Files were swept.')
  }

  /** Said once, not with every look while the database or the store is away. */
  function fail(error: unknown) {
    if (!isFailing && !isStopping)
      log.error({ error: reasonOf(error) }, 'Files could not be swept.')
    isFailing = true
  }
}
