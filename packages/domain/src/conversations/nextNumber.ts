import { eq, sql } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

/** The account's next conversation number; locks the account's row until the commit. */
export async function nextNumber(tx: Tx): Promise<number> {
  const { accounts } = tables
  const [account] = await tx.orm
    .update(accounts)
    .set({ lastNumber: sql`${accounts.lastNumber} + 1` })
    .where(eq(accounts.id, tx.accountId))
    .returning({ number: accounts.lastNumber })
  return account!.number
}
