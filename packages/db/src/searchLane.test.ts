import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb } from './createDb.ts'
import type { Db } from './createDb.ts'
import { accounts } from './tables/index.ts'
import { freshDb } from './testing/index.ts'
import type { FreshDb } from './testing/index.ts'

let fresh: FreshDb
let db: Db
beforeAll(async () => {
  fresh = await freshDb()
  // Eight connections, two for searches.
  db = createDb({ url: fresh.url, max: 8, searchDeadlineMs: 500 })
})
afterAll(async () => {
  await db.end()
  await fresh.drop()
})

const broad = () => db.orm.execute(sql`select pg_sleep(30), ${"'a'"}::tsquery`)
const narrow = () => db.orm.execute(sql`select ${"'a'"}::tsquery::text as words`)

/** PostgreSQL's word for how it ended, and after how long. */
async function ended(query: Promise<unknown>) {
  const from = Date.now()
  const code = await query.then(
    () => null,
    (error: { cause?: { code?: string } }) => error.cause?.code,
  )
  return { code, ms: Date.now() - from }
}

test('a search that is too broad ends by its deadline, whether it runs or waits for its turn', async () => {
  const all = await Promise.all(Array.from({ length: 7 }, () => ended(broad())))
  expect(all.map(({ code }) => code)).toEqual(Array(7).fill('57014'))
  for (const { ms } of all) expect(ms).toBeLessThan(2000)
})

test('meanwhile everything else is answered at once, and afterwards so are searches', async () => {
  const searching = Promise.all(Array.from({ length: 20 }, () => ended(broad())))
  const from = Date.now()
  for (let turn = 0; turn < 20; turn += 1) await db.orm.execute(sql`select 1`)
  // In line with the searches it would take five seconds.
  expect(Date.now() - from).toBeLessThan(1500)
  await searching
  expect(await narrow()).toEqual([{ words: "'a'" }])
})

test('searches that are quick all have their turn', async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => narrow()))
  expect(all).toHaveLength(100)
})

test('a search reads dates as any statement does', async () => {
  await db.orm.insert(accounts).values({ id: crypto.randomUUID(), slug: 'a', name: 'A' })
  const rows = await db.orm
    .select()
    .from(accounts)
    .where(sql`${"'a'"}::tsquery is not null`)
  expect(rows[0]!.createdAt).toBeInstanceOf(Date)
})
