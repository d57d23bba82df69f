import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MutationId } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { updateAccount } from '../accounts/updateAccount.ts'
import { addMember } from '../members/addMember.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { endOtherSessions, endSession } from './endSessions.ts'
import { listSessions } from './listSessions.ts'
import { updateProfile } from './updateProfile.ts'

let fresh: FreshDb
let home: TestAccount
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const position = async (id = home.id) => (await readHead(fresh.db, id)).position
const told = async (after: number, id = home.id) =>
  (await readLog(fresh.db, id, { after, limit: 50 })).map(({ event, audience }) => [
    event.type,
    audience,
  ])
const memberOf = async (account: TestAccount, userId: string) =>
  (await getAccount(fresh.db, { by: account.owner })).members.find((one) => one.userId === userId)

test('a person is called otherwise in all their accounts, and all who are there hear it', async () => {
  const other = await makeAccount(fresh.db)
  await addMember(fresh.db, { userId: home.ana.userId, role: 'agent', by: other.system })
  const [here, there] = [await position(), await position(other.id)]
  await updateProfile(fresh.db, { name: 'Ana Maria', by: home.ana })
  expect(await memberOf(home, home.ana.userId)).toMatchObject({ name: 'Ana Maria' })
  expect(await memberOf(other, home.ana.userId)).toMatchObject({ name: 'Ana Maria' })
  const heard = [['member.updated', ['members']]]
  expect(await told(here)).toEqual(heard)
  expect(await told(there, other.id)).toEqual(heard)
})

test('a picture has an address of its own, and the one before is gone', async () => {
  const by = home.bo
  const kept = () => fresh.db.orm.$count(tables.avatars, eq(tables.avatars.userId, by.userId))
  const first = await updateProfile(fresh.db, { avatar: new Uint8Array([1]), by })
  expect(first.member.avatar).toMatch(/^\/api\/avatars\/[0-9a-f-]{36}$/)
  const second = await updateProfile(fresh.db, { avatar: new Uint8Array([2]), by })
  expect(second.member.avatar).not.toBe(first.member.avatar)
  expect(second.member.name).toBe('bo')
  expect(await kept()).toBe(1)
  const none = await updateProfile(fresh.db, { avatar: null, by })
  expect(none.member.avatar).toBeNull()
  expect(await kept()).toBe(0)
})

test('the same change again does nothing; another one with its id is refused', async () => {
  const mutationId = uuidv7() as MutationId
  const call = (name: string) => updateProfile(fresh.db, { name, mutationId, by: home.cleo })
  await call('Cleo B')
  const before = await position()
  expect((await call('Cleo B')).member.name).toBe('Cleo B')
  expect(await position()).toBe(before)
  expect(await refusal(call('Cleo C'))).toBe('mutation.idReused id')
})

test('who is no member of an account changes nothing through it', async () => {
  const other = await makeAccount(fresh.db)
  const by = { ...home.cleo, accountId: other.id }
  expect(await refusal(updateProfile(fresh.db, { name: 'x', by }))).toBe(
    'account.notFound accountId',
  )
})

test('an owner renames the account, and its address stays', async () => {
  const before = await position()
  const { account } = await updateAccount(fresh.db, { name: 'Café Nord', by: home.owner })
  expect(account).toEqual({ id: home.id, slug: home.slug, name: 'Café Nord' })
  expect(await told(before)).toEqual([['account.updated', ['members']]])
  for (const by of [home.admin, home.ana])
    expect(await refusal(updateAccount(fresh.db, { name: 'Mine', by }))).toBe('role.forbidden')
})

async function signIn(userId: string, minutesAgo = 0): Promise<string> {
  const id = uuidv7()
  const updatedAt = new Date(Date.now() - minutesAgo * 60_000)
  const expiresAt = new Date(Date.now() + 3_600_000)
  await fresh.db.orm
    .insert(tables.sessions)
    .values({ id, userId, token: uuidv7(), expiresAt, updatedAt, userAgent: 'A browser' })
  return id
}

test('one sees where one is signed in, this one first, and signs out of each or all others', async () => {
  const { userId } = home.admin
  const [old, recent, here] = [
    await signIn(userId, 60),
    await signIn(userId, 5),
    await signIn(userId, 90),
  ]
  const foreign = await signIn(home.ana.userId)
  const list = async () => (await listSessions(fresh.db, { userId, sessionId: here })).items
  expect((await list()).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [here, true],
    [recent, false],
    [old, false],
  ])
  expect(await endSession(fresh.db, { userId, sessionId: foreign })).toEqual({ ended: 0 })
  expect(await endSession(fresh.db, { userId, sessionId: recent })).toEqual({ ended: 1 })
  expect(await endSession(fresh.db, { userId, sessionId: recent })).toEqual({ ended: 0 })
  expect(await endOtherSessions(fresh.db, { userId, sessionId: here })).toEqual({ ended: 1 })
  expect((await list()).map(({ id }) => id)).toEqual([here])
  const theirs = await listSessions(fresh.db, { userId: home.ana.userId, sessionId: foreign })
  expect(theirs.items).toHaveLength(1)
})
