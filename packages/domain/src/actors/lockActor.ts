import { and, eq, gt, sql } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'

const { members, sessions } = tables

/**
 * The fence of D11: locks the member and session rows for share before anything is written. A plain
 * `where exists (member)` commits after the revocation; this waits for it and then refuses.
 * Answers the actor with the role as it is now.
 */
export async function lockActor<A extends Actor>(tx: Tx, by: A): Promise<A> {
  if (by.type !== 'member') return by
  const key = { accountId: by.accountId, userId: by.userId }
  const { sessionId } = by
  const [member] = await (sessionId === null
    ? lockMember(tx, key)
    : lockBoth(tx, { ...key, sessionId }))
  if (member) return { ...by, role: member.role }
  if (sessionId !== null && (await lockMember(tx, key)).length > 0)
    throw new Failure('session.ended')
  throw new Failure('account.notFound', { field: 'accountId' })
}

interface Key {
  accountId: string
  userId: string
}

const lockMember = statement((orm, { accountId, userId }: Given<Key>) =>
  orm
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
    .for('share'),
)

const lockBoth = statement(
  (orm, { accountId, userId, sessionId }: Given<Key & { sessionId: string }>) =>
    orm
      .select({ role: members.role })
      .from(members)
      .innerJoin(sessions, and(eq(sessions.id, sessionId), eq(sessions.userId, members.userId)))
      .where(
        and(
          eq(members.accountId, accountId),
          eq(members.userId, userId),
          gt(sessions.expiresAt, sql`now()`),
        ),
      )
      .for('share'),
)
