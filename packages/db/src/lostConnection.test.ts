import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDb } from './testing/index.ts'
import type { FreshDb } from './testing/index.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
  await fresh.db.sql`create table kept (word text)`
})
afterAll(() => fresh?.drop())

const told = (error: unknown) => String(error)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a connection that PostgreSQL ends in the middle fails its transaction, and nothing else', async () => {
  const { sql } = fresh.db
  const words = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      sql
        .begin(async (tx) => {
          const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
          const killed = sql`select pg_terminate_backend(${pid})`
          // On its way when the connection goes, and asked for once it has gone.
          await tx`insert into kept values (${`early ${index}`})`.catch(() => {})
          await killed
          await pause(index * 5)
          await tx`insert into kept values (${`late ${index}`})`
        })
        .catch(told),
    ),
  )
  expect(words.every((word) => typeof word === 'string')).toBe(true)
  expect(await sql`select word from kept`).toEqual([])
})

test('what a lost transaction still asks for is not done in another one that has its connection', async () => {
  const { createDb } = await import('./createDb.ts')
  const db = createDb({ url: fresh.url, max: 1 })
  const late: unknown[] = []
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => (goOn = resolve))
  const lost = db.sql
    .begin(async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await fresh.db.sql`select pg_terminate_backend(${pid})`
      await waiting
      await tx`insert into kept values ('lost')`.catch((error: unknown) => late.push(error))
      throw new Error('It was lost.')
    })
    .catch(told)
  await expect.poll(() => lost).toContain('CONNECTION')
  await db.sql.begin(async (tx) => {
    await tx`insert into kept values ('whole')`
    goOn()
    await pause(50)
    await tx`select 1`
  })
  expect(late).toHaveLength(1)
  expect(await fresh.db.sql`select word from kept`).toEqual([{ word: 'whole' }])
  await db.end()
})
