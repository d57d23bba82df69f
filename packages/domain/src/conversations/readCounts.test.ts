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
  await fresh.db.sql`analyze conversations, read_marks, messages`
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
  const [marked] = await fresh.db.sql<{ userId: string; marks: number }[]>`
    select user_id as "userId", count(*)::int as marks from read_marks group by 1 order by 2 desc limit 1`
  expect(counts.marksOf(marked!.userId)).toBeCloseTo(marked!.marks, 0)
})

test('a word is as frequent as the messages that hold it, a beginning as all words it begins', async () => {
  await fresh.db.sql`truncate messages cascade`
  await makeWorld(fresh.db, 8, new Date())
  await fresh.db.sql`analyze conversations, messages`
  const analysed = createDb({ url: fresh.url, max: 1 })
  const { words } = await readCounts(analysed)
  await analysed.end()
  const share = async (query: string) => {
    const [row] = await fresh.db.sql<{ share: number }[]>`
      select (count(*) filter (where search @@ ${query}::tsquery))::float8 / count(*) as share from messages`
    return row!.share
  }
  const [often] = await fresh.db.sql<{ word: string }[]>`
    select word from ts_stat('select search from messages') order by ndoc desc, word limit 1`
  const { word } = often!
  expect(words!.has(word)).toBe(true)
  expect(words!.shareOf(word, false)).toBeCloseTo(await share(`'${word}'`), 2)
  expect(words!.shareOf(word.slice(0, 3), true)).toBeGreaterThanOrEqual(
    (await share(`'${word}'`)) - 0.01,
  )
})
