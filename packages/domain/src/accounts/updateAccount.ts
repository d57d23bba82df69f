import { eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type {
  Account,
  AccountChangeAnswer,
  MemberActor,
  UpdateAccountInput,
} from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { manage } from '../mutations/manage.ts'
import { appendAccount } from './appendAccount.ts'

const { accounts } = tables
type Input = Pick<UpdateAccountInput, 'name' | 'mutationId'> & { by: MemberActor }

/** Renames the account; its word in addresses never changes. For owners. Refuses with role.forbidden. */
export async function updateAccount(db: DbOrTx, input: Input): Promise<AccountChangeAnswer> {
  const { name, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['updateAccount', name],
    act: async (tx, by) => {
      if (by.type === 'member' && by.role !== 'owner')
        throw new Failure('role.forbidden', { message: 'Only owners rename the account.' })
      await tx.orm.update(accounts).set({ name }).where(eq(accounts.id, tx.accountId))
      await appendAccount(tx, by)
      return { account: await read(tx) }
    },
    again: async (tx) => ({ account: await read(tx) }),
  })
}

async function read(tx: Tx): Promise<Account> {
  const [account] = await tx.orm
    .select({ id: accounts.id, slug: accounts.slug, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, tx.accountId))
  return account as Account
}
