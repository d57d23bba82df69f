import { and, eq } from 'drizzle-orm'
import type { AsOf, MemberActor, UnsubscribePushInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { subscriptionId } from './subscribePush.ts'

const { pushSubscriptions: s } = tables
type Input = Pick<UnsubscribePushInput, 'endpoint'> & { by: MemberActor }

/** Wakes a browser of the actor no more; one that is not theirs, or not known, is left. */
export function unsubscribePush(db: DbOrTx, { endpoint, by: claimed }: Input): Promise<AsOf> {
  return transact(db, claimed.accountId, async (tx) => {
    const { userId } = await lockActor(tx, claimed)
    const mine = and(eq(s.id, subscriptionId(endpoint)), eq(s.userId, userId))
    await tx.orm.delete(s).where(mine)
    return {}
  })
}
