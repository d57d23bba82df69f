import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { accounts, members, readFloors } = tables

/** In an account of fewer conversations a list looks at all of them anyway. */
const fewest = 5000

/** Members of large accounts whose floor was not looked at since a time, the longest ago first. */
export async function findLowFloors(
  db: DbOrTx,
  { since, limit }: { since: Date; limit: number },
): Promise<MemberActor[]> {
  const found = await db.orm
    .select({ accountId: members.accountId, userId: members.userId, role: members.role })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .leftJoin(
      readFloors,
      and(eq(readFloors.accountId, members.accountId), eq(readFloors.userId, members.userId)),
    )
    .where(
      and(
        gt(accounts.lastNumber, fewest),
        or(isNull(readFloors.checkedAt), lt(readFloors.checkedAt, since)),
      ),
    )
    .orderBy(sql`${asc(readFloors.checkedAt)} nulls first`)
    .limit(limit)
  return found.map(
    (member) => ({ ...member, type: 'member', sessionId: null, clientId: null }) as MemberActor,
  )
}
