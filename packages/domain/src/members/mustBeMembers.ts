import { and, eq, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

/** Refuses with member.notFound when one of the users is not a member of the account. */
export async function mustBeMembers(
  tx: Tx,
  userIds: readonly string[],
  field: string,
): Promise<void> {
  const wanted = [...new Set(userIds)]
  if (wanted.length === 0) return
  const { members } = tables
  const found = await tx.orm
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.accountId, tx.accountId), inArray(members.userId, wanted)))
  if (found.length < wanted.length) throw new Failure('member.notFound', { field })
}
