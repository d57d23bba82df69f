import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { members } = tables

/** Locks the account's owners, then the member: two owners who unmake each other must not both succeed. */
export async function lockMember(tx: Tx, userId: string): Promise<{ isLastOwner: boolean }> {
  const owners = await tx.orm
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.accountId, tx.accountId), eq(members.role, 'owner')))
    .orderBy(members.userId)
    .for('update')
  const [member] = await tx.orm
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.accountId, tx.accountId), eq(members.userId, userId)))
    .for('update')
  if (!member) throw new Failure('member.notFound', { field: 'userId' })
  return { isLastOwner: owners.length === 1 && owners[0]!.userId === userId }
}
