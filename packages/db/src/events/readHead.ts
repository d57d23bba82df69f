import { eq, inArray } from 'drizzle-orm'
import { statement } from '../statement.ts'
import type { Given } from '../statement.ts'
import type { DbOrTx } from '../transact.ts'
import { eventHeads } from '../tables/index.ts'
import type { Place } from './cursor.ts'

/** The account's newest place; position 0 with an empty tag before the first event. */
export async function readHead(db: DbOrTx, accountId: string): Promise<Place> {
  const [head] = await selectHead(db, { accountId })
  return head ?? { position: 0, tag: '' }
}

const selectHead = statement((orm, { accountId }: Given<{ accountId: string }>) =>
  orm
    .select({ position: eventHeads.position, tag: eventHeads.tag })
    .from(eventHeads)
    .where(eq(eventHeads.accountId, accountId)),
)

/** The newest places of many accounts in one query. */
export async function readHeads(
  db: DbOrTx,
  accountIds: readonly string[],
): Promise<Map<string, Place>> {
  if (accountIds.length === 0) return new Map()
  const heads = await db.orm
    .select()
    .from(eventHeads)
    .where(inArray(eventHeads.accountId, [...accountIds]))
  return new Map(heads.map(({ accountId, position, tag }) => [accountId, { position, tag }]))
}
