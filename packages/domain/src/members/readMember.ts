import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Member } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { members, users } = tables

/** A member of the transaction's account; member.notFound otherwise. */
export async function readMember(tx: Tx, userId: string): Promise<Member> {
  const [member] = await tx.orm
    .select({
      userId: members.userId,
      name: users.name,
      email: users.email,
      avatar: users.image,
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, tx.accountId), eq(members.userId, userId)))
  if (!member) throw new Failure('member.notFound', { field: 'userId' })
  return member as Member
}
