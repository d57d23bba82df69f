import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import type { Job } from './Job.ts'
import { startForgetting } from './startForgetting.ts'
import { startRaising } from './startRaising.ts'
import { startResuming } from './startResuming.ts'
import { startWaking } from './startWaking.ts'

interface JobsOptions {
  db: Db
  log: Log
  /** How long events and answers to repeated mutations are kept. */
  retentionDays: number
}

/** What runs by the clock, on any number of servers, each job on one at a time. */
export function startJobs({ db, log, retentionDays }: JobsOptions): Job {
  const jobs = [
    startForgetting({ db, log, retentionDays }),
    startRaising({ db, log }),
    startResuming({ db, log }),
    startWaking({ db, log }),
  ]
  return {
    caughtUp: () => jobs.every((job) => job.caughtUp()),
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}
