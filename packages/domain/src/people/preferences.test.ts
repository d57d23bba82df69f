import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPreferences } from '@parley/contract'
import type { MutationId } from '@parley/contract'
import { UpdatePreferencesInput } from '@parley/contract/schema'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { addMember } from '../members/addMember.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { getPreferences } from './getPreferences.ts'
import { getProfile } from './getProfile.ts'
import { updatePreferences } from './updatePreferences.ts'

let fresh: FreshDb
let home: TestAccount
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const position = async (id = home.id) => (await readHead(fresh.db, id)).position
const heard = async (after: number, id = home.id) =>
  (await readLog(fresh.db, id, { after, limit: 100 })).map(({ event, audience }) => ({
    type: event.type,
    audience,
  }))

test('who chose nothing has what holds for everybody', async () => {
  const { preferences } = await getPreferences(fresh.db, { by: home.cleo })
  expect(preferences).toEqual(defaultPreferences)
})

test('what one chooses is kept, told to that person alone, and leaves the rest', async () => {
  const before = await position()
  await updatePreferences(fresh.db, { patch: { theme: 'dark' }, by: home.ana })
  await updatePreferences(fresh.db, { patch: { sendWith: 'modEnter' }, by: home.ana })
  expect((await getPreferences(fresh.db, { by: home.ana })).preferences).toEqual({
    ...defaultPreferences,
    theme: 'dark',
    sendWith: 'modEnter',
  })
  expect((await getProfile(fresh.db, home.ana)).preferences.theme).toBe('dark')
  expect((await getPreferences(fresh.db, { by: home.bo })).preferences.theme).toBe('system')
  const told = { type: 'preferences.updated', audience: [`user:${home.ana.userId}`] }
  expect(await heard(before)).toEqual([told, told])
})

test('it follows into the other accounts of the person', async () => {
  const other = await makeAccount(fresh.db)
  await addMember(fresh.db, { userId: home.bo.userId, role: 'agent', by: other.system })
  const before = await position(other.id)
  await updatePreferences(fresh.db, { patch: { density: 'compact' }, by: home.bo })
  expect(await heard(before, other.id)).toEqual([
    { type: 'preferences.updated', audience: [`user:${home.bo.userId}`] },
  ])
  const there = { ...home.bo, accountId: other.id }
  expect((await getPreferences(fresh.db, { by: there })).preferences.density).toBe('compact')
})

test('the same request again does nothing; another one with its id is refused', async () => {
  const mutationId = uuidv7() as MutationId
  const choose = (sound: boolean) =>
    updatePreferences(fresh.db, { patch: { sound }, mutationId, by: home.ana })
  await choose(false)
  const before = await position()
  await choose(false)
  expect(await position()).toBe(before)
  expect(await refusal(choose(true))).toBe('mutation.idReused id')
})

test('one who left chooses nothing', async () => {
  const other = await makeAccount(fresh.db)
  const by = { ...home.ana, accountId: other.id }
  expect(await refusal(updatePreferences(fresh.db, { patch: { sound: true }, by }))).toBe(
    'account.notFound accountId',
  )
})

test('what another version kept and this one cannot read is left out', async () => {
  const { userId } = home.admin
  const kept = { theme: 'sepia', density: 'compact', hats: 3, keymap: { reply: 7 } }
  await fresh.db.orm
    .update(tables.users)
    .set({ preferences: kept })
    .where(eq(tables.users.id, userId))
  expect((await getPreferences(fresh.db, { by: home.admin })).preferences).toEqual({
    ...defaultPreferences,
    density: 'compact',
  })
})

test.each([
  ['nothing', {}],
  ['an unknown key', { hats: 3 }],
  ['an unknown theme', { theme: 'sepia' }],
  ['a time that is none', { quietHours: { from: '24:00', to: '7', tz: 'UTC', days: [] } }],
  ['a zone that is none', { quietHours: { from: '22:00', to: '07:00', tz: 'Mars', days: [] } }],
  ['a long key', { keymap: { reply: 'x'.repeat(21) } }],
  ['many keys', { keymap: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [n, 'x'])) }],
])('%s is refused', (_, patch) => {
  const { success } = UpdatePreferencesInput.safeParse({ accountId: uuidv7(), patch })
  expect(success).toBe(false)
})
