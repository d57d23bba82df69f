import { v7 as uuidv7 } from 'uuid'
import type { Account, AccountId, SystemActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { addMember } from '../members/addMember.ts'

interface Input {
  id?: string
  /** The account's word in addresses. */
  slug: string
  name: string
  ownerId: string
}

/** Makes a tenant with its log, and its first owner. */
export async function createAccount(
  db: DbOrTx,
  { id = uuidv7(), slug, name, ownerId }: Input,
): Promise<{ account: Account }> {
  const by: SystemActor = { type: 'system', accountId: id as AccountId, clientId: null }
  return transact(db, id, async (tx) => {
    await tx.orm.insert(tables.accounts).values({ id, slug, name })
    await tx.orm.insert(tables.eventHeads).values({ accountId: id })
    await addMember(tx, { userId: ownerId, role: 'owner', by })
    return { account: { id: id as AccountId, slug, name } }
  })
}
