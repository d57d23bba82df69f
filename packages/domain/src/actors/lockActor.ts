import { and, eq, gt } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { members, sessions } = tables

/**
 * The fence of D11: locks the member and session rows for share before anything is written. A plain
 * `where exists (member)` commits after the revocation; this waits for it and then refuses.
 * Answers the actor with the role as it is now.
 */
export async function lockActor<A extends Actor>(tx: Tx, by: A): Promise<A> {
  if (by.type !== 'member') return by
  // Started at once and in this order, as every lock is taken; what a caller starts next lies behind.
  const [[member], [session]] = await Promise.all([
    tx.orm
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.accountId, by.accountId), eq(members.userId, by.userId)))
      .for('share')
      .execute(),
    by.sessionId === null
      ? [{ id: null }]
      : tx.orm
          .select({ id: sessions.id })
          .from(sessions)
          .where(
            and(
              eq(sessions.id, by.sessionId),
              eq(sessions.userId, by.userId),
              gt(sessions.expiresAt, new Date()),
            ),
          )
          .for('share')
          .execute(),
  ])
  if (!member) throw new Failure('account.notFound', { field: 'accountId' })
  if (!session) throw new Failure('session.ended')
  return { ...by, role: member.role }
}
