import { sql } from 'drizzle-orm'
import type { Db } from '@parley/db'
import type { Realtime } from '@parley/realtime'
import type { Job } from '../jobs/Job.ts'
import type { Readiness } from '../http/createFrontDoor.ts'

interface Parts {
  db: Db
  realtime: Realtime
  jobs: Pick<Job, 'caughtUp'>
  pagesUp: () => Promise<boolean>
}

/**
 * What /readyz says: 200 only when Postgres answers, pages are served and what came due during a
 * downtime is done. Redis may be away.
 */
export async function readReadiness({ db, realtime, jobs, pagesUp }: Parts): Promise<Readiness> {
  const [postgres, pages] = await Promise.all([isUp(db), pagesUp()])
  const { bus } = realtime.status()
  return {
    ready: postgres && pages && jobs.caughtUp(),
    postgres: postgres ? 'up' : 'down',
    redis: bus.name === 'away' ? `away since ${bus.since.toISOString()}` : bus.name,
    pages: pages ? 'up' : 'down',
    jobs: jobs.caughtUp() ? 'up' : 'catching up',
  }
}

async function isUp(db: Db): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2000).unref())
  const answered = db.orm.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late])
}
