import { eq } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { pushSubscriptions: s } = tables

/** Forgets a browser that its push service does not know any more. */
export async function dropSubscription(db: DbOrTx, id: string): Promise<void> {
  await db.orm.delete(s).where(eq(s.id, id))
}
