import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createRealtime, memoryBus } from '@parley/realtime'
import type { BusState, Realtime } from '@parley/realtime'
import { readReadiness } from './readReadiness.ts'

let fresh: FreshDb
let realtime: Realtime
let state: BusState = { name: 'off' }
beforeAll(async () => {
  fresh = await freshDb()
  realtime = createRealtime({ db: fresh.db, bus: { ...memoryBus(), state: () => state } })
})
afterAll(async () => {
  await realtime.close()
  await fresh.drop()
})

const read = (pagesUp = true, db = fresh.db) =>
  readReadiness({ db, realtime, jobs: { caughtUp: () => true }, pagesUp: async () => pagesUp })

test('Redis is off, ok, or away since a moment; none of it keeps a server from being ready', async () => {
  expect(await read()).toMatchObject({ ready: true, postgres: 'up', redis: 'off', pages: 'up' })
  state = { name: 'ok' }
  expect(await read()).toMatchObject({ ready: true, redis: 'ok' })
  state = { name: 'away', since: new Date('2026-11-21T09:00:00Z') }
  expect(await read()).toMatchObject({
    ready: true,
    redis: 'away since 2026-11-21T09:00:00.000Z',
  })
})

test('without pages or Postgres it is not ready, and says which', async () => {
  expect(await read(false)).toMatchObject({ ready: false, postgres: 'up', pages: 'down' })
  const gone = { ...fresh.db, orm: { execute: () => Promise.reject(new Error('gone')) } as never }
  expect(await read(true, gone)).toMatchObject({ ready: false, postgres: 'down', pages: 'up' })
})
