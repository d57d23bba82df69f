import { sql } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { operations: o, operationItems: i } = tables
const batch = 5000

/** Deletes operations older than `days`, their items first, in batches. Then they cannot be undone. */
export async function forgetOldOperations(db: Db, days: number): Promise<void> {
  const before = new Date(Date.now() - days * 86_400_000).toISOString()
  const old = sql`${o.createdAt} < ${before}::timestamptz`
  for (;;) {
    const { count } = await db.orm.execute(sql`delete from ${i} where ctid = any(array(
      select item.ctid from ${i} item join ${o} on ${o.accountId} = item.account_id
        and ${o.id} = item.operation_id where ${old} limit ${batch}))`)
    if (count < batch) break
  }
  await db.orm.execute(sql`delete from ${o} where ${old} and not exists (select 1 from ${i} item
    where item.account_id = ${o.accountId} and item.operation_id = ${o.id})`)
}
