import { and, eq, ne } from 'drizzle-orm'
import type { AccountId, MemberActor } from '@parley/contract'
import { isTx, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'

const { members } = tables

/**
 * A person is one in all their accounts, but each account has its own log: what became of them is
 * appended to the others after its commit, one by one and read anew in each. Should this process
 * end in between, windows that are open in another account learn it when they next ask.
 */
export async function tellElsewhere(
  db: DbOrTx,
  by: MemberActor,
  tell: (tx: Tx, by: MemberActor) => Promise<object>,
): Promise<void> {
  if (isTx(db)) return
  const others = await db.orm
    .select({ accountId: members.accountId, role: members.role })
    .from(members)
    .where(and(eq(members.userId, by.userId), ne(members.accountId, by.accountId)))
    .limit(200)
  for (const { accountId, role } of others) {
    const there = { ...by, accountId: accountId as AccountId, role }
    // Who left it a moment ago has nothing to hear there.
    await transact(db, accountId, async (tx) => tell(tx, await lockActor(tx, there))).catch(
      () => {},
    )
  }
}
