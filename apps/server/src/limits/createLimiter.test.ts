import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignInGuard } from '../auth/createSignInGuard.ts'
import { createLimiter } from './createLimiter.ts'
import type { SharedCount } from './createLimiter.ts'

let child: ChildProcess
const clients: Redis[] = []
let url: string
beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  child = spawn(
    process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server',
    ['--port', String(port), '--save', '', '--bind', '127.0.0.1'],
    { stdio: 'ignore' },
  )
  url = `redis://127.0.0.1:${port}`
  await answers()
}, 20_000)
afterAll(() => {
  for (const client of clients) client.disconnect()
  child.kill('SIGKILL')
})

/** It has just been started. */
async function answers() {
  const { redis } = connect()
  for (;;) {
    const pong = await redis.ping().catch(() => null)
    if (pong) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What one server has to count together with the others. */
function connect(): SharedCount {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 500 })
  redis.on('error', () => {})
  clients.push(redis)
  return { redis, isAway: () => redis.status === 'end' }
}

const take = async (limiter: ReturnType<typeof createLimiter>, key: string, times: number) => {
  const waits: number[] = []
  for (let n = 0; n < times; n += 1) waits.push(await limiter.take(key))
  return waits
}
const alone = (points: number, seconds = 5) =>
  createLimiter({ name: randomUUID(), points, seconds, shared: null })

test('a burst passes, what is beyond it waits for the window, and another key does not', async () => {
  const limiter = alone(50)
  expect(await take(limiter, 'ana', 50)).toEqual(Array(50).fill(0))
  const [wait] = await take(limiter, 'ana', 1)
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(5000)
  expect(await limiter.look('ana')).toBeGreaterThan(0)
  expect(await take(limiter, 'bo', 1)).toEqual([0])
})

test('who waits as told passes, and to be refused costs nothing', async () => {
  const limiter = alone(3, 1)
  const waits = await take(limiter, 'ana', 30)
  await new Promise((resolve) => setTimeout(resolve, waits[3]! + 5))
  expect(await take(limiter, 'ana', 3)).toEqual([0, 0, 0])
})

test('two servers count together: what both used is used', async () => {
  const name = randomUUID()
  const counts = [connect(), connect()]
  await Promise.all(counts.map(({ redis }) => redis.ping()))
  const servers = counts.map((shared) => createLimiter({ name, points: 10, seconds: 5, shared }))
  const [one, two] = servers as [(typeof servers)[0], (typeof servers)[0]]
  expect(await take(one!, 'ana', 6)).toEqual(Array(6).fill(0))
  await take(two!, 'ana', 6)
  // Redis is told behind the back of who asks.
  await expect.poll(() => two!.look('ana')).toBeGreaterThan(0)
  expect((await take(two!, 'ana', 1))[0]).toBeGreaterThan(0)
})

test('without Redis a server counts alone and allows half, at once', async () => {
  const shared = connect()
  shared.redis.disconnect()
  await expect.poll(() => shared.isAway()).toBe(true)
  const limiter = createLimiter({ name: randomUUID(), points: 10, seconds: 5, shared })
  const began = performance.now()
  const waits = await take(limiter, 'ana', 10)
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('wrong passwords given to one server count at the other', async () => {
  const guards = [1, 2].map(() => createSignInGuard({ tries: 4, shared: connect() }))
  const address = randomUUID()
  const wrong = async () => ({ isWrong: true, answer: 'wrong' })
  const right = async () => ({ isWrong: false, answer: 'right' })
  for (let n = 0; n < 4; n += 1) await guards[n % 2]!.attempt(address, wrong)
  await expect.poll(() => guards[0]!.attempt(address, right)).toBe(null)
  expect(await guards[1]!.attempt(address, right)).toBe(null)
  expect(await guards[1]!.attempt(randomUUID(), right)).toBe('right')
})
