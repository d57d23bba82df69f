import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '@parley/contract'
import type { InboxId, InvitationId, TeamId, UserId } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { removeMember } from '../members/removeMember.ts'
import { updateMember } from '../members/updateMember.ts'
import { addMember } from '../members/addMember.ts'
import { deleteTeam } from '../teams/deleteTeam.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { createInvitation } from './createInvitation.ts'
import { deleteInvitation } from './deleteInvitation.ts'
import { listInvitations } from './listInvitations.ts'
import { lookAtInvitation } from './lookAtInvitation.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const draw = () => randomBytes(32).toString('base64url')
type Wanted = Partial<Parameters<typeof createInvitation>[1]>

async function invite(more: Wanted = {}) {
  const secret = draw()
  const id = uuidv7() as InvitationId
  const { invitation } = await createInvitation(fresh.db, {
    id,
    secret,
    role: 'agent',
    inboxIds: [],
    teamIds: [],
    days: 7,
    by: home.admin,
    ...more,
  })
  return { secret, invitation }
}

async function stranger(): Promise<UserId> {
  const id = uuidv7() as UserId
  await fresh.db.orm.insert(tables.users).values({ id, name: 'Sam', email: `${id}@example.com` })
  return id
}
const accept = (secret: string, userId: string) =>
  acceptInvitation(fresh.db, { secret, enrol: async () => userId })
const position = async () => (await readHead(fresh.db, home.id)).position
const open = async () =>
  (await listInvitations(fresh.db, { by: home.owner })).items.map(({ id }) => id)
const age = (id: string, days: number) =>
  fresh.db.orm
    .update(tables.invitations)
    .set({ expiresAt: new Date(Date.now() - days * 86_400_000) })
    .where(eq(tables.invitations.id, id))

test('who holds the link joins with its role, its inboxes and its teams', async () => {
  const { secret, invitation } = await invite({
    inboxIds: [home.inboxes[1]],
    teamIds: [home.team],
    note: ' for Sam ',
  })
  expect(invitation).toMatchObject({ role: 'agent', note: 'for Sam', createdBy: home.admin.userId })
  expect(await lookAtInvitation(fresh.db, { secret })).toMatchObject({
    account: 'Test',
    role: 'agent',
    invitedBy: 'admin',
  })
  const userId = await stranger()
  expect(await accept(secret, userId)).toMatchObject({ slug: home.slug, userId })
  const { members, inboxes, teams } = await getAccount(fresh.db, { by: home.owner })
  expect(members.find((one) => one.userId === userId)).toMatchObject({ role: 'agent' })
  expect(inboxes.filter((one) => one.memberIds.includes(userId)).map(({ id }) => id)).toEqual([
    home.inboxes[1],
  ])
  expect(teams[0]!.memberIds).toContain(userId)
  expect(await open()).not.toContain(invitation.id)
})

test('the secret is nowhere in the database', async () => {
  const { secret, invitation } = await invite()
  const [row] = await fresh.db.sql`select i::text from invitations i where id = ${invitation.id}`
  expect(JSON.stringify(row)).not.toContain(secret)
  const kept = await fresh.db.sql`select m::text from mutations m where id = ${invitation.id}`
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(secret)
  const rows = await readLog(fresh.db, home.id, { after: (await position()) - 1, limit: 10 })
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('a link works once, also when two use it at the same moment', async () => {
  const { secret } = await invite()
  const people = await Promise.all([stranger(), stranger(), stranger()])
  const outcomes = await Promise.all(
    people.map((userId) =>
      accept(secret, userId).then(
        () => 'joined',
        (error: { failure: string }) => error.failure,
      ),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['invitation.used', 'invitation.used', 'joined'])
  expect(await refusal(lookAtInvitation(fresh.db, { secret }))).toBe('invitation.used')
})

test('an expired, a revoked and an invented link say what they are', async () => {
  const old = await invite()
  await age(old.invitation.id, 0)
  const revoked = await invite()
  const invitationId = revoked.invitation.id
  await deleteInvitation(fresh.db, { invitationId, by: home.owner })
  const userId = await stranger()
  expect(await refusal(accept(old.secret, userId))).toBe('invitation.expired')
  expect(await refusal(accept(revoked.secret, userId))).toBe('invitation.notFound')
  expect(await refusal(accept(draw(), userId))).toBe('invitation.notFound')
  expect(await refusal(deleteInvitation(fresh.db, { invitationId, by: home.owner }))).toBe(
    'invitation.notFound invitationId',
  )
})

test('nobody gives a role above their own, and agents invite nobody', async () => {
  expect(await refusal(invite({ role: 'owner' }))).toBe('role.forbidden role')
  expect(await refusal(invite({ by: home.ana }))).toBe('role.forbidden')
  expect(await refusal(listInvitations(fresh.db, { by: home.ana }))).toBe('role.forbidden')
  expect((await invite({ role: 'owner', by: home.owner })).invitation.role).toBe('owner')
})

test('who may no longer give a role leaves no open door', async () => {
  const account = await makeAccount(fresh.db)
  const { admin, owner } = account
  const first = await invite({ role: 'admin', by: admin })
  await updateMember(fresh.db, { userId: admin.userId, role: 'agent', by: owner })
  expect(await refusal(accept(first.secret, await stranger()))).toBe('invitation.notFound')
  await updateMember(fresh.db, { userId: admin.userId, role: 'admin', by: owner })
  const second = await invite({ role: 'admin', by: admin })
  await removeMember(fresh.db, { userId: admin.userId, by: owner })
  expect(await refusal(accept(second.secret, await stranger()))).toBe('invitation.notFound')
})

test('a member who opens a link keeps it for somebody else', async () => {
  const { secret } = await invite()
  expect(await refusal(accept(secret, home.bo.userId))).toBe('member.exists')
  await accept(secret, await stranger())
})

test('a failed joining leaves nobody behind', async () => {
  const { secret } = await invite()
  const id = uuidv7()
  const enrol: Parameters<typeof acceptInvitation>[1]['enrol'] = async (tx) => {
    await tx.orm.insert(tables.users).values({ id, name: 'Half', email: `${id}@example.com` })
    throw new Error('in between')
  }
  await expect(acceptInvitation(fresh.db, { secret, enrol })).rejects.toThrow('in between')
  expect(await fresh.db.orm.$count(tables.users, eq(tables.users.id, id))).toBe(0)
  expect((await lookAtInvitation(fresh.db, { secret })).role).toBe('agent')
})

test('a team that is gone by then is not joined', async () => {
  const account = await makeAccount(fresh.db)
  const { secret } = await invite({ teamIds: [account.team], by: account.owner })
  await deleteTeam(fresh.db, { teamId: account.team, by: account.owner })
  const userId = await stranger()
  await accept(secret, userId)
  const { members, teams } = await getAccount(fresh.db, { by: account.owner })
  expect(members.map((one) => one.userId)).toContain(userId)
  expect(teams).toEqual([])
})

test('places of another tenant cannot be given, and its invitations are not there', async () => {
  expect(await refusal(invite({ teamIds: [other.team] }))).toBe('team.notFound teamIds')
  expect(await refusal(invite({ inboxIds: [uuidv7() as InboxId] }))).toBe('inbox.notFound inboxIds')
  expect(await refusal(invite({ teamIds: [uuidv7() as TeamId] }))).toBe('team.notFound teamIds')
  const { invitation } = await invite()
  expect(
    await refusal(deleteInvitation(fresh.db, { invitationId: invitation.id, by: other.owner })),
  ).toBe('invitation.notFound invitationId')
  expect((await listInvitations(fresh.db, { by: other.owner })).items).toEqual([])
})

test('the same request again makes nothing; another one with its id is refused', async () => {
  const same = { id: uuidv7() as InvitationId, secret: draw() }
  const first = await invite(same)
  const before = await position()
  expect((await invite(same)).invitation).toEqual(first.invitation)
  expect(await position()).toBe(before)
  expect(await refusal(invite({ ...same, role: 'admin' }))).toBe('mutation.idReused id')
})

test('only owners and admins hear of invitations', async () => {
  const before = await position()
  await invite()
  const rows = await readLog(fresh.db, home.id, { after: before, limit: 10 })
  expect(rows.map(({ audience, event }) => [event.type, audience])).toEqual([
    ['invitations.updated', ['admins']],
  ])
})

test('an account has a hundred open invitations at most; long expired ones make room', async () => {
  const account = await makeAccount(fresh.db)
  const by = account.owner
  const made = []
  for (let n = 0; n < limits.invitations; n += 1) made.push(await invite({ by }))
  expect(await refusal(invite({ by }))).toBe('invitation.tooMany')
  await age(made[0]!.invitation.id, 31)
  await invite({ by })
  expect((await listInvitations(fresh.db, { by })).items).toHaveLength(limits.invitations)
})

test('one who was removed may be invited back', async () => {
  const account = await makeAccount(fresh.db)
  const { owner, bo, system } = account
  await removeMember(fresh.db, { userId: bo.userId, by: owner })
  const { secret } = await invite({ by: owner })
  await accept(secret, bo.userId)
  expect(await refusal(addMember(fresh.db, { userId: bo.userId, role: 'agent', by: system }))).toBe(
    'member.exists email',
  )
})
