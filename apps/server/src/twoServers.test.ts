import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FreshDb } from '@parley/db/testing'
import { demoDb } from './e2e/demoDb.ts'
import { runProduct } from './e2e/runProduct.ts'
import type { Product } from './e2e/runProduct.ts'
import { stockClient } from './e2e/stockClient.ts'

let fresh: FreshDb
let redis: ChildProcess
let servers: Product[] = []

beforeAll(async () => {
  fresh = await demoDb()
  const port = await freePort()
  redis = spawn(
    process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server',
    ['--port', String(port), '--save', '', '--bind', '127.0.0.1'],
    { stdio: 'ignore' },
  )
  const redisUrl = `redis://127.0.0.1:${port}`
  const one = { databaseUrl: fresh.url, redisUrl, pages: false }
  servers = [await runProduct(one), await runProduct(one)]
  await Promise.all(servers.map((server) => server.start()))
}, 180_000)
afterAll(async () => {
  for (const server of servers) {
    await server.stop()
    server.remove()
  }
  redis?.kill('SIGKILL')
  await fresh?.drop()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('two servers on one database show each other’s messages, in order, without the clock’s help', async () => {
  const ana = await stockClient(servers[0]!.url, 'ana@parley.test')
  const bo = await stockClient(servers[1]!.url, 'bo@parley.test')
  const { items: accounts } = await ana.api.accounts.list.query()
  const accountId = accounts[0]!.id
  const { items: bos } = await bo.api.accounts.list.query()
  const participantIds = [bos[0]!.member.userId]
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'direct',
    participantIds,
  })
  const heard: { body: string; after: number }[] = []
  const sentAt = new Map<string, number>()
  await new Promise<void>((resolve) => {
    bo.api.events.follow.subscribe(
      { accountId },
      {
        onData: (tracked) => {
          const { data } = tracked as unknown as {
            data: { type: string; message?: { body: string } }
          }
          if (data.type === 'synced') resolve()
          if (data.type !== 'message.new') return
          const { body } = data.message!
          heard.push({ body, after: Date.now() - sentAt.get(body)! })
        },
      },
    )
  })
  const bodies = Array.from({ length: 10 }, (_, index) => `across ${index}`)
  for (const body of bodies) {
    sentAt.set(body, Date.now())
    await ana.api.messages.send.mutate({
      accountId,
      conversationId: conversation.id,
      id: uuid(),
      body,
    })
  }
  await expect.poll(() => heard.map(({ body }) => body), { timeout: 5000 }).toEqual(bodies)
  // The comparing clock would take up to a second: the middle one came by Redis.
  expect(heard.map(({ after }) => after).toSorted((a, b) => a - b)[5]).toBeLessThan(500)
  ana.close()
  bo.close()
})

test('^C ends both with 0', async () => {
  expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0])
})
