import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import type { FileStore } from '../files/FileStore.ts'
import type { Job } from './Job.ts'
import { startForgetting } from './startForgetting.ts'
import { startRaising } from './startRaising.ts'
import { startReleasing } from './startReleasing.ts'
import { startResuming } from './startResuming.ts'
import { startSweeping } from './startSweeping.ts'
import { startWaking } from './startWaking.ts'

interface JobsOptions {
  db: Db
  /** Where files are kept. */
  store: FileStore
  log: Log
  /** How long events and answers to repeated mutations are kept. */
  retentionDays: number
}

/** What runs by the clock, on any number of servers, each job on one at a time. */
export function startJobs({ db, store, log, retentionDays }: JobsOptions): Job {
  const jobs = [
    startForgetting({ db, log, retentionDays }),
    startRaising({ db, log }),
    startReleasing({ db, log }),
    startResuming({ db, log }),
    startSweeping({ db, store, log }),
    startWaking({ db, log }),
  ]
  return {
    caughtUp: () => jobs.every((job) => job.caughtUp()),
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}
