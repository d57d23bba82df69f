import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plants } from './plants/Plant.ts'
import type { Plant } from './plants/Plant.ts'
import { runChaos } from './runChaos.ts'
import type { ChaosOptions } from './runChaos.ts'

const folders: string[] = []
const small: ChaosOptions = {
  seconds: 60,
  seed: '1',
  plant: null,
  writers: 6,
  readers: 12,
  sendsPerSecond: 40,
  roundMs: 3500,
  quietMs: 0,
  quietSendsPerSecond: 20,
  say: () => {},
  over: new AbortController().signal,
}

/** The run and what it said. */
async function run(options: Partial<ChaosOptions>) {
  const told: string[] = []
  const result = await runChaos({ ...small, ...options, say: (line) => void told.push(line) })
  return { ...result, told: told.join('\n') }
}

beforeAll(() => {
  process.env['PARLEY_REDIS_SERVER'] = process.env['PARLEY_TEST_REDIS_SERVER']
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('servers, Redis, PostgreSQL and clients are killed: nothing is lost, doubled, out of order or leaked', async () => {
  const { violations, figures, told } = await run({ seconds: 30, roundMs: 6000 })
  expect(violations, told).toEqual([])
  expect(figures.sends.acknowledged).toBeGreaterThan(100)
  expect(figures.eventsHeard).toBeGreaterThan(1000)
  expect(figures.kills.all).toBeGreaterThan(4)
}, 300_000)

test('D13 three servers are restarted one after the other: no send fails, and no reader waits longer than two seconds for what was said', async () => {
  const roll = { only: ['rollServers'], seconds: 12, roundMs: 3000, everyMs: 6000 } as const
  const { violations, figures, told } = await run({ ...roll, quietMs: 2000 })
  expect(violations, told).toEqual([])
  expect(figures.faults.rollServers).toBeGreaterThan(0)
  expect(figures.sends.acknowledged).toBeGreaterThan(50)
  expect(figures.sends.unknown).toBe(0)
  // Of each reader the longest time from a commit to hearing of it, beyond what this machine takes anyway.
  const { quiet, crowded } = figures.delivery
  const anyway = Math.max(quiet!.max, crowded.quiet?.max ?? 0)
  expect(figures.latest!.p95).toBeLessThanOrEqual(2000 + anyway)
}, 300_000)

// Two at a time: nothing of time is measured, but for a minute of which half is enough for each.
test.concurrent.each(Object.entries(plants) as [Plant, string][])(
  'the run notices %s as %s within a minute, and stops',
  async (plant, kind) => {
    const { violations, seconds, folder, told } = await run({ plant })
    if (folder) folders.push(folder)
    expect(violations[0]?.kind, told).toBe(kind)
    expect(seconds).toBeLessThanOrEqual(60)
  },
  300_000,
)
