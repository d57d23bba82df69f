import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { plants } from './plants/Plant.ts'
import type { Plant } from './plants/Plant.ts'
import { runChaos } from './runChaos.ts'
import type { ChaosOptions } from './runChaos.ts'

let told: string[] = []
let folders: string[] = []
const small: ChaosOptions = {
  seconds: 60,
  seed: '1',
  plant: null,
  writers: 6,
  readers: 12,
  sendsPerSecond: 40,
  roundMs: 3500,
  quietMs: 0,
  say: (line) => void told.push(line),
  over: new AbortController().signal,
}

beforeAll(() => {
  process.env['PARLEY_REDIS_SERVER'] = process.env['PARLEY_TEST_REDIS_SERVER']
})
beforeEach(() => {
  told = []
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders = []
})

test('servers, Redis, PostgreSQL and clients are killed: nothing is lost, doubled, out of order or leaked', async () => {
  const result = await runChaos({ ...small, seconds: 30, roundMs: 6000 })
  expect(result.violations, told.join('\n')).toEqual([])
  const { figures } = result
  expect(figures.sends.acknowledged).toBeGreaterThan(100)
  expect(figures.eventsHeard).toBeGreaterThan(1000)
  expect(figures.kills.all).toBeGreaterThan(4)
}, 300_000)

test.each(Object.entries(plants) as [Plant, string][])(
  'the run notices %s as %s within a minute, and stops',
  async (plant, kind) => {
    const { violations, seconds, folder } = await runChaos({ ...small, plant })
    if (folder) folders.push(folder)
    expect(violations[0]?.kind, told.join('\n')).toBe(kind)
    expect(seconds).toBeLessThanOrEqual(60)
  },
  300_000,
)
