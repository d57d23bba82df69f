import { eq } from 'drizzle-orm'
import type { Account, Actor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readPlacesOfAccount } from './readAccount.ts'

const { accounts } = tables

/**
 * Locks the account's row: changes of its teams, inboxes and labels come one after another. Not
 * `for update`, which every insert that refers to the account would wait for.
 */
export async function lockAccount(tx: Tx): Promise<void> {
  await tx.orm
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, tx.accountId))
    .for('no key update')
}

/** Tells all members what the account's teams, inboxes and labels are now. */
export async function appendAccount(tx: Tx, by: Actor): Promise<void> {
  const [account] = await tx.orm
    .select({ id: accounts.id, slug: accounts.slug, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, tx.accountId))
  const places = await readPlacesOfAccount(tx, tx.accountId)
  appendEvent(tx, {
    body: { type: 'account.updated', account: account as Account, ...places },
    audience: ['members'],
    by,
  })
}
