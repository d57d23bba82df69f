import { createHash } from 'node:crypto'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { AsOf, MemberActor, SubscribePushInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'

const { pushSubscriptions: s } = tables
type Input = Pick<SubscribePushInput, 'endpoint' | 'p256dh' | 'auth'> & {
  mayReach: (endpoint: string) => boolean
  by: MemberActor
}

/**
 * Wakes a browser of the actor from now on, for as long as they are signed in there; at most 20, the
 * newest. The same browser again takes the place of itself, whoever used it before. Refuses an address
 * that is no push service's with input.invalid, and who has no sign-in with action.forbidden.
 */
export function subscribePush(
  db: DbOrTx,
  { endpoint, p256dh, auth, mayReach, by: claimed }: Input,
): Promise<AsOf> {
  return transact(db, claimed.accountId, async (tx) => {
    const { sessionId, userId } = await lockActor(tx, claimed)
    if (sessionId === null) throw new Failure('action.forbidden')
    if (!mayReach(endpoint))
      throw new Failure('input.invalid', {
        field: 'endpoint',
        message: 'endpoint: must be the address of a push service that is known here',
      })
    const held = { userId, sessionId, endpoint, p256dh, auth, createdAt: new Date() }
    await tx.orm
      .insert(s)
      .values({ id: subscriptionId(endpoint), ...held })
      .onConflictDoUpdate({ target: s.id, set: held })
    await dropOldest(tx, userId)
    return {}
  })
}

/** What names a subscription where its address must not be told. */
export function subscriptionId(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url')
}

async function dropOldest(tx: Tx, userId: string) {
  const beyond = tx.orm
    .select({ id: s.id })
    .from(s)
    .where(eq(s.userId, userId))
    .orderBy(desc(s.createdAt))
    .offset(limits.pushSubscriptions)
  await tx.orm.delete(s).where(and(eq(s.userId, userId), inArray(s.id, beyond)))
}
