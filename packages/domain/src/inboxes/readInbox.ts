import { Failure } from '@parley/contract'
import type { Inbox } from '@parley/contract'
import type { Tx } from '@parley/db'
import { readPlacesOfAccount } from '../accounts/readAccount.ts'

/** An inbox of the transaction's account; inbox.notFound otherwise. */
export async function readInbox(tx: Tx, id: string): Promise<Inbox> {
  const { inboxes } = await readPlacesOfAccount(tx, tx.accountId)
  const found = inboxes.find((one) => one.id === id)
  if (!found) throw new Failure('inbox.notFound', { field: 'inboxId' })
  return found
}
