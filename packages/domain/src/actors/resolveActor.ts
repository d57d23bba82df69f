import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { AccountId, ClientId, MemberActor, Role, UserId } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { DbOrTx, Given } from '@parley/db'

const { members } = tables

interface Who {
  accountId: string
  userId: string
  sessionId: string | null
  clientId: string | null
}

/**
 * Who a signed-in person is in an account; account.notFound when they are nobody there. A role that
 * was read a moment ago, for the same request, is not read again.
 */
export async function resolveActor(db: DbOrTx, who: Who, known?: Role): Promise<MemberActor> {
  const { accountId, userId } = who
  const [member] = known ? [{ role: known }] : await selectRole(db, { accountId, userId })
  if (!member) throw new Failure('account.notFound', { field: 'accountId' })
  return {
    type: 'member',
    accountId: who.accountId as AccountId,
    userId: who.userId as UserId,
    role: member.role,
    sessionId: who.sessionId,
    clientId: who.clientId as ClientId | null,
  }
}

type Key = Pick<Who, 'accountId' | 'userId'>

const selectRole = statement((orm, { accountId, userId }: Given<Key>) =>
  orm
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId))),
)
