import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Env } from '../env.ts'
import { openDatabase } from './openDatabase.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

/** What PostgreSQL says to who comes before it is ready. */
const fields = 'SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0'
const starting = Buffer.concat([
  Buffer.from([69, 0, 0, 0, fields.length + 4]),
  Buffer.from(fields, 'latin1'),
])

test('a PostgreSQL that says it is starting is waited for', async () => {
  let refused = 0
  const { hostname, port } = new URL(fresh.url)
  const gate = createServer((near) => {
    near.on('error', () => {})
    if (refused < 2) {
      refused += 1
      near.once('data', () => near.end(starting))
      return
    }
    const far = connect(Number(port), hostname)
    far.on('error', () => {})
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const url = new URL(fresh.url)
  url.host = `127.0.0.1:${(gate.address() as AddressInfo).port}`
  const env = { DATABASE_URL: url.href, DATABASE_POOL: 1 } as Env
  const database = await openDatabase(env)
  expect(refused).toBe(2)
  expect([...(await database.db.sql`select 1 as n`)]).toEqual([{ n: 1 }])
  await database.close()
  gate.close()
})
