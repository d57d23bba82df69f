import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bus } from './bus.ts'
import { redisBus } from './redisBus.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'))
const buses: Bus[] = []
let port: number
let node: ChildProcess

beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
  await startNode()
}, 30_000)
afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.close()))
  node.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A cluster of one master that has every slot. */
async function startNode() {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const clustered = [
    '--cluster-enabled',
    'yes',
    '--cluster-port',
    String(port + 1),
    '--cluster-announce-ip',
    '127.0.0.1',
  ]
  node = spawn(
    process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server',
    [...flags, ...clustered],
    { stdio: 'ignore' },
  )
  const redis = new Redis(port, '127.0.0.1')
  redis.on('error', () => {})
  await redis.ping()
  await redis.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383').catch(() => {})
  while (!String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await wait(50)
  redis.disconnect()
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function connect(): Bus {
  const bus = redisBus({ url: `redis://127.0.0.1:${port}`, isCluster: true, pingEveryMs: 100 })
  buses.push(bus)
  return bus
}

test('in a Redis Cluster a message reaches who hears its account, and again after the node was killed', async () => {
  const [here, there] = [connect(), connect()]
  await expect.poll(() => here.healthy() && there.healthy(), { timeout: 10_000 }).toBe(true)
  const heard: string[] = []
  const accounts = ['one', 'two', 'three']
  for (const account of accounts)
    await there.subscribe(account, (message) => {
      if (message.kind === 'asked') heard.push(`${account} ${message.server}`)
    })
  const say = (account: string, server: string) => here.publish(account, { kind: 'asked', server })
  for (const account of accounts) await say(account, 'a')
  await say('four', 'a')
  await expect.poll(() => heard.toSorted()).toEqual(['one a', 'three a', 'two a'])

  node.kill('SIGKILL')
  await expect.poll(() => here.healthy() || there.healthy(), { timeout: 10_000 }).toBe(false)
  await expect(say('one', 'lost')).rejects.toThrow()
  await startNode()
  await expect.poll(() => here.healthy() && there.healthy(), { timeout: 20_000 }).toBe(true)
  await expect
    .poll(
      async () => {
        await say('two', 'b').catch(() => {})
        return heard.at(-1)
      },
      { timeout: 10_000 },
    )
    .toBe('two b')
}, 60_000)
