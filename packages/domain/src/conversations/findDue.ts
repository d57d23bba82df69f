import { asc, sql } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { conversations: c } = tables

/** Conversations of one account whose snooze is over, ascending. */
export interface Due {
  accountId: string
  conversationIds: string[]
}

/** At most `limit` conversations of all accounts whose snooze is over by the database's clock. */
export async function findDue(db: Db, limit: number): Promise<Due[]> {
  const rows = await db.orm
    .select({ accountId: c.accountId, id: c.id })
    .from(c)
    .where(sql`${c.snoozedUntil} <= now()`)
    .orderBy(asc(c.accountId), asc(c.id))
    .limit(limit)
  const accounts = new Map<string, Due>()
  for (const { accountId, id } of rows) {
    const due = accounts.get(accountId) ?? { accountId, conversationIds: [] }
    due.conversationIds.push(id)
    accounts.set(accountId, due)
  }
  return [...accounts.values()]
}
