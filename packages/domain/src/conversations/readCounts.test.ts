import { createDb } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld } from '../testing/makeWorld.ts'
import { hashText } from './hashText.ts'
import { readCounts } from './readCounts.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh.drop())

test('a text is hashed as Postgres hashes it', async () => {
  const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), 500)
  const named = texts.filter((text) => !text.includes('\0'))
  const rows = await fresh.db.sql<{ hash: number }[]>`
    select hashtext(name) as hash from unnest(${named}::text[]) with ordinality t (name, n) order by n`
  expect(named.map(hashText)).toEqual(rows.map(({ hash }) => hash))
})

test('what statistics say of an account is what it holds, and nothing before there are any', async () => {
  const before = await readCounts(fresh.db)
  const { account } = await makeWorld(fresh.db, 7, new Date())
  expect([before.all(account.id), before.of(account.id, ['status=open'])]).toEqual([null, null])
  await fresh.db.sql`analyze conversations`
  const analysed = createDb({ url: fresh.url, max: 1 })
  const counts = await readCounts(analysed)
  await analysed.end()
  const [held] = await fresh.db.sql<{ all: number; open: number }[]>`
    select count(*)::int as all, count(*) filter (where status = 'open')::int as open
    from conversations where account_id = ${account.id}`
  expect(counts.all(account.id)).toBeCloseTo(held!.all, 0)
  expect(counts.of(account.id, ['status=open'])).toBeCloseTo(held!.open, 0)
  expect(counts.dated('createdAt', null, new Date(0))).toBe(0)
  expect(counts.dated('createdAt', new Date(0), null)).toBe(1)
})
