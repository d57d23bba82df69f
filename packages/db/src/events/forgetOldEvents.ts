import { sql } from 'drizzle-orm'
import type { Db } from '../createDb.ts'

const batch = 5000

/**
 * Deletes events and kept mutations older than `days`, in batches. A follower whose cursor named one
 * of them gets resync. Each account's newest event stays, so that its cursor keeps naming one.
 */
export async function forgetOldEvents(db: Db, days: number): Promise<void> {
  const before = new Date(Date.now() - days * 86_400_000).toISOString()
  await inBatches(
    db,
    sql`delete from events where ctid in (
    select e.ctid from events e join event_heads h on h.account_id = e.account_id
    where e.at < ${before}::timestamptz and e.position < h.position limit ${batch}) returning 1 as one`,
  )
  await inBatches(
    db,
    sql`delete from mutations where ctid in (
    select ctid from mutations where at < ${before}::timestamptz limit ${batch}) returning 1 as one`,
  )
}

async function inBatches(db: Db, statement: ReturnType<typeof sql>) {
  for (;;) if ((await db.orm.execute(statement)).length < batch) return
}
