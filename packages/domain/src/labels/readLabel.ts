import { Failure } from '@parley/contract'
import type { Label } from '@parley/contract'
import type { Tx } from '@parley/db'
import { readPlacesOfAccount } from '../accounts/readAccount.ts'

/** A label of the transaction's account; label.notFound otherwise. */
export async function readLabel(tx: Tx, id: string): Promise<Label> {
  const { labels } = await readPlacesOfAccount(tx, tx.accountId)
  const found = labels.find((one) => one.id === id)
  if (!found) throw new Failure('label.notFound', { field: 'labelId' })
  return found
}
