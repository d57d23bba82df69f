import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { notifications: n } = tables
const batch = 5000

/** Deletes notifications older than 60 days, and of each person those beyond the newest 500, in batches. */
export async function forgetOldNotifications(db: Db): Promise<void> {
  const before = new Date(Date.now() - limits.notificationDays * 86_400_000).toISOString()
  await inBatches(
    db,
    sql`delete from ${n} where ctid = any(array(
      select ctid from ${n} where ${n.at} < ${before}::timestamptz limit ${batch}))`,
  )
  await inBatches(
    db,
    sql`delete from ${n} where ctid = any(array(
      select ctid from (select ctid, row_number() over (partition by account_id, user_id
        order by at desc, id desc) as place from ${n}) ranked
      where place > ${limits.notifications} limit ${batch}))`,
  )
}

async function inBatches(db: Db, statement: ReturnType<typeof sql>) {
  for (;;) if ((await db.orm.execute(statement)).count < batch) return
}
