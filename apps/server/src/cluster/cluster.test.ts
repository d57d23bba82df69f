import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { childEnv, root } from '../env.ts'
import { stockClient } from '../e2e/stockClient.ts'
import { freePort } from './freePort.ts'

let fresh: FreshDb
let cluster: ChildProcess
let told = ''
let url: string
const dataDir = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
const soon = { timeout: 30_000, interval: 50 }

beforeAll(async () => {
  fresh = await freshDb()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const command = join(root, 'apps', 'server', 'dist', 'commands', 'cluster.js')
  cluster = spawn(process.execPath, [command, '3'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: fresh.url,
      REDIS_URL: '',
      // Nobody listens there, and nobody looks at pages here.
      WEB_URL: 'http://127.0.0.1:9',
      DEMO: '1',
      PARLEY_REDIS_SERVER: process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server',
    }),
  })
  for (const stream of [cluster.stdout, cluster.stderr])
    stream!.on('data', (text: Buffer) => (told += text.toString()))
  for (let waited = 0; !told.includes('Parley is at'); waited += 50) {
    if (cluster.exitCode !== null || waited > 90_000) throw new Error(`It did not start: ${told}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}, 120_000)
afterAll(async () => {
  if (cluster?.exitCode === null) {
    const gone = new Promise((resolve) => cluster.once('exit', resolve))
    cluster.kill('SIGINT')
    await gone
  }
  rmSync(dataDir, { recursive: true, force: true })
  await fresh?.drop()
}, 60_000)

/** What was said of each server last: its process and its port. */
const servers = () =>
  [...told.matchAll(/Server (\d) is process (\d+) on port (\d+)/g)].map(([, name, pid, port]) => ({
    name: Number(name),
    pid: Number(pid),
    url: `http://127.0.0.1:${port}`,
  }))

async function follow(at: string, email: string, accountId: string) {
  const client = await stockClient(at, email)
  const heard: string[] = []
  let isSynced = false
  client.api.events.follow.subscribe(
    { accountId },
    {
      onData: (tracked) => {
        const { data } = tracked as unknown as {
          data: { type: string; message?: { body: string } }
        }
        isSynced ||= data.type === 'synced'
        if (data.type === 'message.new') heard.push(data.message!.body)
      },
    },
  )
  await expect.poll(() => isSynced, soon).toBe(true)
  return { heard, client }
}

async function meet() {
  const ana = await stockClient(url, 'ana@parley.test')
  const bo = await stockClient(url, 'bo@parley.test')
  const accountId = (await ana.api.accounts.list.query()).items[0]!.id
  const [bos] = (await bo.api.accounts.list.query()).items
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'group',
    subject: 'Cluster',
    participantIds: [bos!.member.userId],
  })
  bo.close()
  return { ana, accountId, conversationId: conversation.id }
}

test('it says one address and three servers', () => {
  expect(
    servers()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([1, 2, 3])
  expect(told.match(/Parley is at/g)).toHaveLength(1)
  expect(told).toContain(`Parley is at http://localhost:${new URL(url).port}`)
})

test('followers on two servers hear in order what is sent to the third', async () => {
  const { ana, accountId, conversationId } = await meet()
  const [one, two, three] = servers()
  const followers = [
    await follow(one!.url, 'ana@parley.test', accountId),
    await follow(two!.url, 'bo@parley.test', accountId),
  ]
  const writer = await stockClient(three!.url, 'ana@parley.test')
  const bodies = Array.from({ length: 50 }, (_, n) => `across ${n}`)
  for (const body of bodies)
    await writer.api.messages.send.mutate({ accountId, conversationId, id: uuid(), body })
  for (const { heard } of followers) await expect.poll(() => heard, soon).toEqual(bodies)
  for (const { client } of followers) client.close()
  writer.close()
  ana.close()
}, 60_000)

test('a server that is killed is passed over and started again; nobody misses or hears twice', async () => {
  const { ana, accountId, conversationId } = await meet()
  const followers = [
    await follow(url, 'ana@parley.test', accountId),
    await follow(url, 'bo@parley.test', accountId),
    await follow(url, 'bo@parley.test', accountId),
  ]
  const said: string[] = []
  const say = async (body: string) => {
    const id = uuid()
    // The same id at every try: a send whose answer was lost is done once.
    for (;;) {
      const input = { accountId, conversationId, id, body }
      const done = await ana.api.messages.send.mutate(input).then(
        () => true,
        () => false,
      )
      if (done) break
    }
    said.push(body)
  }
  for (let n = 0; n < 10; n += 1) await say(`before ${n}`)
  const killed = servers()[0]!
  process.kill(killed.pid, 'SIGKILL')
  for (let n = 0; n < 30; n += 1) await say(`after ${n}`)
  for (const { heard } of followers) await expect.poll(() => heard, soon).toEqual(said)
  await expect.poll(() => servers().filter(({ name }) => name === killed.name).length, soon).toBe(2)
  for (const { client } of followers) client.close()
  ana.close()
}, 90_000)

test('^C stops everything, in order, with 0', async () => {
  const pids = servers().map(({ pid }) => pid)
  const gone = new Promise((resolve) => cluster.once('exit', resolve))
  const began = Date.now()
  cluster.kill('SIGINT')
  expect(await gone).toBe(0)
  expect(Date.now() - began).toBeLessThan(20_000)
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow()
  await expect(fetch(url)).rejects.toThrow()
}, 30_000)
