import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Member, MemberPlaces } from '@parley/contract'
import { members, users } from './tables/index.ts'
import type { DbOrTx } from './transact.ts'

/** Where a member belongs, and who they are. */
export type Places = MemberPlaces & { member: Member }

/** Where a member belongs, from which contract's topicsOf makes their topics; null when not a member. */
export async function readPlaces(
  db: DbOrTx,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<Places | null> {
  const [places] = await readPlacesOf(db, accountId, [userId])
  return places ?? null
}

/** The same for several members in one query, ascending by userId; who is not a member is left out. */
export async function readPlacesOf(
  db: DbOrTx,
  accountId: string,
  userIds: readonly string[],
): Promise<Places[]> {
  const mine = sql`m.account_id = ${members.accountId} and m.user_id = ${members.userId}`
  const rows = await db.orm
    .select({
      userId: members.userId,
      role: members.role,
      name: users.name,
      email: users.email,
      avatar: users.image,
      inboxIds: sql<string[]>`array(select m.inbox_id from inbox_members m where ${mine})`,
      teamIds: sql<string[]>`array(select m.team_id from team_members m where ${mine})`,
      groupIds: sql<string[]>`array(select m.conversation_id from participants m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where ${mine} and c.kind = 'group')`,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), inArray(members.userId, [...userIds])))
    .orderBy(asc(members.userId))
  return rows.map(({ inboxIds, teamIds, groupIds, ...member }) => ({
    userId: member.userId,
    role: member.role,
    inboxIds,
    teamIds,
    groupIds,
    member: member as Member,
  }))
}
