import type { Receipt } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { readReceiptsOf } from './readReceiptsOf.ts'
import type { Received } from './readReceiptsOf.ts'

/** The pointers of everyone in a conversation that have moved at all. */
export async function readReceipts(db: DbOrTx, row: Received): Promise<Receipt[]> {
  return (await readReceiptsOf(db, [row])).get(row.id)!
}
