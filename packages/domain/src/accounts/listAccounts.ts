import { asc, eq } from 'drizzle-orm'
import type { AccountsAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { accounts, members, users } = tables

/** The accounts a person is a member of, by name, with who they are there. */
export async function listAccounts(
  db: DbOrTx,
  { userId }: { userId: string },
): Promise<AccountsAnswer> {
  const rows = await db.orm
    .select({
      id: accounts.id,
      slug: accounts.slug,
      name: accounts.name,
      member: {
        userId: members.userId,
        name: users.name,
        email: users.email,
        avatar: users.image,
        role: members.role,
      },
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.userId, userId))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(200)
  return { items: rows } as unknown as AccountsAnswer
}
