import { and, asc, eq, sql } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Account, Inbox, Label, Member, Team } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { accounts, inboxes, labels, members, teams, users } = tables
const most = 1000

export interface WholeAccount {
  account: Account
  members: Member[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
}

/** An account with its people and places, each list by name and at most 1,000 long. */
export async function readAccount(db: DbOrTx, accountId: string): Promise<WholeAccount> {
  const [account, people, places] = [
    await readOne(db, accountId),
    await readMembers(db, accountId),
    await readPlacesOfAccount(db, accountId),
  ]
  return { account, members: people, ...places }
}

async function readOne(db: DbOrTx, accountId: string): Promise<Account> {
  const [account] = await db.orm
    .select({ id: accounts.id, slug: accounts.slug, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  if (!account) throw new Failure('account.notFound', { field: 'accountId' })
  return account as Account
}

export async function readMembers(db: DbOrTx, accountId: string): Promise<Member[]> {
  const rows = await db.orm
    .select({
      userId: members.userId,
      name: users.name,
      email: users.email,
      avatar: users.image,
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.accountId, accountId))
    .orderBy(asc(users.name), asc(members.userId))
    .limit(most)
  return rows as Member[]
}

/** What account.updated carries beside the account. */
export async function readPlacesOfAccount(db: DbOrTx, accountId: string) {
  const teamRows = await db.orm
    .select({
      id: teams.id,
      name: teams.name,
      memberIds: sql<string[]>`array(select m.user_id from team_members m
        where m.account_id = ${teams.accountId} and m.team_id = ${teams.id} order by m.user_id)`,
    })
    .from(teams)
    .where(eq(teams.accountId, accountId))
    .orderBy(asc(teams.name), asc(teams.id))
    .limit(most)
  const inboxRows = await db.orm
    .select({
      id: inboxes.id,
      name: inboxes.name,
      channel: inboxes.channel,
      memberIds: sql<string[]>`array(select m.user_id from inbox_members m
        where m.account_id = ${inboxes.accountId} and m.inbox_id = ${inboxes.id} order by m.user_id)`,
    })
    .from(inboxes)
    .where(eq(inboxes.accountId, accountId))
    .orderBy(asc(inboxes.name), asc(inboxes.id))
    .limit(most)
  const labelRows = await db.orm
    .select({ id: labels.id, name: labels.name, title: labels.title, color: labels.color })
    .from(labels)
    .where(and(eq(labels.accountId, accountId)))
    .orderBy(asc(labels.name))
    .limit(most)
  return { teams: teamRows as Team[], inboxes: inboxRows as Inbox[], labels: labelRows as Label[] }
}
