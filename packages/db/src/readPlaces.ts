import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Member, MemberPlaces } from '@parley/contract'
import { members, users } from './tables/index.ts'
import { statement } from './statement.ts'
import type { Given } from './statement.ts'
import type { Orm } from './createDb.ts'
import type { DbOrTx } from './transact.ts'

/** Where a member belongs, and who they are. */
export type Places = MemberPlaces & { member: Member }

const mine = sql`m.account_id = ${members.accountId} and m.user_id = ${members.userId}`

/** Columns of a member's row from which contract's topicsOf makes their topics. */
export const placesColumns = {
  userId: members.userId,
  role: members.role,
  inboxIds: sql<string[]>`array(select m.inbox_id from inbox_members m where ${mine})`,
  teamIds: sql<string[]>`array(select m.team_id from team_members m where ${mine})`,
  groupIds: sql<string[]>`array(select m.conversation_id from participants m
    join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
    where ${mine} and c.kind = 'group')`,
}

/** Where a member belongs, from which contract's topicsOf makes their topics; null when not a member. */
export async function readPlaces(
  db: DbOrTx,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<Places | null> {
  const [found] = await selectPlaces(db, { accountId, userId })
  return found ? toPlaces(found) : null
}

/** The same for several members in one query, ascending by userId; who is not a member is left out. */
export async function readPlacesOf(
  db: DbOrTx,
  accountId: string,
  userIds: readonly string[],
): Promise<Places[]> {
  const rows = await selectOf(db.orm)
    .where(and(eq(members.accountId, accountId), inArray(members.userId, [...userIds])))
    .orderBy(asc(members.userId))
  return rows.map(toPlaces)
}

const selectPlaces = statement(
  (orm, { accountId, userId }: Given<{ accountId: string; userId: string }>) =>
    selectOf(orm).where(and(eq(members.accountId, accountId), eq(members.userId, userId))),
)

function selectOf(orm: Orm) {
  return orm
    .select({ ...placesColumns, name: users.name, email: users.email, avatar: users.image })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
}

type Found = Awaited<ReturnType<typeof selectPlaces>>[number]

function toPlaces({ inboxIds, teamIds, groupIds, ...member }: Found): Places {
  const { userId, role } = member
  return { userId, role, inboxIds, teamIds, groupIds, member: member as Member }
}
