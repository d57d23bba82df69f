import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { forgetOldEvents } from '@parley/db'
import { forgetOldNotifications, forgetOldOperations } from '@parley/domain'
import type { Job } from './Job.ts'
import { underLock } from './underLock.ts'
import { reasonOf } from '../log/reasonOf.ts'

interface ForgettingOptions {
  db: Db
  log: Log
  /** How long events and answers to repeated mutations are kept. */
  retentionDays: number
}

const hour = 60 * 60 * 1000
/** How long a bulk change can be undone. */
const operationDays = 14
const lockKey = 7_275_396

/** Lets go of old events, operations and notifications, once an hour. Nothing waits for it to catch up. */
export function startForgetting({ db, log, retentionDays }: ForgettingOptions): Job {
  let running: Promise<unknown> = Promise.resolve()
  const forget = async () => {
    const began = Date.now()
    await forgetOldEvents(db, retentionDays)
    await forgetOldOperations(db, operationDays)
    await forgetOldNotifications(db)
    log.info({ job: 'forgetting', ms: Date.now() - began }, 'Old events were forgotten.')
  }
  const run = () => {
    running = underLock(db, lockKey, forget).catch((error: unknown) =>
      log.error({ error: reasonOf(error) }, 'Old events could not be forgotten.'),
    )
  }
  const timer = setInterval(run, hour)
  timer.unref()
  run()
  return {
    caughtUp: () => true,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
