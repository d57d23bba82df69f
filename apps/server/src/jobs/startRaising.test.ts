import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { makeAccount } from '@parley/domain/testing'
import { startRaising } from './startRaising.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

const log = { info() {}, warn() {}, error() {} } as never

test('members of a large account get a floor, those of a small one need none', async () => {
  const [large, small] = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
  const { accounts, readFloors } = tables
  await fresh.db.orm.update(accounts).set({ lastNumber: 6000 }).where(eq(accounts.id, large.id))
  const job = startRaising({ db: fresh.db, log })
  const floors = () => fresh.db.orm.select().from(readFloors)
  await vi.waitFor(async () => expect(await floors()).toHaveLength(5), { timeout: 10_000 })
  await job.stop()
  expect((await floors()).every(({ accountId }) => accountId === large.id)).toBe(true)
  expect((await floors()).some(({ accountId }) => accountId === small.id)).toBe(false)
})
