import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { mustHashAlike } from './mustHashAlike.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
}, 60_000)
afterAll(() => fresh?.drop())

test('a database that hashes texts as this process does is taken, another is refused', async () => {
  await mustHashAlike(fresh.db)
  const other = { orm: { execute: async () => [{ hashes: [1, 2, 3, 4] }] } } as unknown as Db
  await expect(mustHashAlike(other)).rejects.toThrow('PostgreSQL 18')
})
