import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import { createClient } from '@parley/client'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { stockClient } from '../e2e/stockClient.ts'
import { readEnv } from '../env.ts'
import { startServer } from '../startServer.ts'
import type { RunningServer } from '../startServer.ts'

const token = 'a-token-for-the-collector'
let fresh: FreshDb
let server: RunningServer
let url: string
beforeAll(async () => {
  fresh = await freshDb()
  const env = readEnv({
    DATABASE_URL: fresh.url,
    PORT: '0',
    HOST: '127.0.0.1',
    DEMO: '1',
    AUTH_SECRET: 'a secret of 32 characters or more',
    METRICS_TOKEN: token,
  })
  server = await startServer(env, { pages: false })
  url = `http://127.0.0.1:${server.port}`
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await fresh?.drop()
})

const ask = (headers: Record<string, string> = {}) => fetch(`${url}/metrics`, { headers })

async function read(name: string): Promise<number> {
  const text = await (await ask()).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? Number.NaN)
}

test('what this server did is counted', async () => {
  const ana = await stockClient(url, 'ana@parley.test')
  const bo = await stockClient(url, 'bo@parley.test')
  const accountId = (await ana.api.accounts.list.query()).items[0]!.id
  const [boUser] = (await bo.api.accounts.list.query()).items
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'direct',
    participantIds: [boUser!.member.userId],
  })
  let heard = 0
  const following = bo.api.events.follow.subscribe({ accountId }, { onData: () => (heard += 1) })
  await expect.poll(() => heard).toBeGreaterThan(0)
  const send = (body: string) =>
    ana.api.messages.send.mutate({ accountId, conversationId: conversation.id, id: uuid(), body })
  for (let n = 0; n < 20; n += 1) await send(`counted ${n}`)
  await expect(send(' ')).rejects.toThrow()
  await expect.poll(() => heard).toBeGreaterThan(20)

  expect(await read('parley_connections')).toBe(2)
  expect(await read('parley_followers')).toBe(1)
  expect(await read('parley_redis_up')).toBe(1)
  expect(await read('parley_events_delivered_total')).toBeGreaterThanOrEqual(20)
  expect(await read('parley_heals_total{cause="gap"}')).toBe(0)
  expect(await read('parley_publish_failures_total')).toBe(0)
  expect(await read('parley_slow_readers_closed_total')).toBe(0)
  expect(await read('parley_refusals_total{failure="input.invalid"}')).toBe(1)
  expect(await read('parley_send_seconds_count')).toBe(20)
  expect(await read('parley_delivery_seconds_count')).toBeGreaterThanOrEqual(1)
  expect(await read('parley_delivery_seconds_sum')).toBeLessThan(1)
  expect(await read('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  following.unsubscribe()
  ana.close()
  bo.close()
  await expect.poll(() => read('parley_connections')).toBe(0)
  expect(await read('parley_connections_closed_total{code="1005"}')).toBe(2)
})

test('how long changes waited at their clients is counted as they say it, and nothing that cannot be', async () => {
  const ana = await stockClient(url, 'ana@parley.test')
  const accountId = (await ana.api.accounts.list.query()).items[0]!.id
  const own = createClient({
    url: `${url}/api/trpc`,
    token: ana.token,
    WebSocket: WebSocket as never,
  })
  const { items } = await own.api.conversations.list.query({ accountId, limit: 1 })
  const { outbox } = own.account(accountId)
  outbox.send({ conversationId: items[0]!.id, body: 'asked for at once' })
  await expect.poll(() => read('parley_outbox_wait_seconds_count')).toBe(1)
  expect(await read('parley_outbox_wait_seconds_bucket{le="1"}')).toBe(1)
  const say = (waited: string, token = ana.token) =>
    fetch(`${url}/api/trpc/accounts.list`, {
      headers: { authorization: `Bearer ${token}`, 'x-waited-ms': waited },
    })
  for (const waited of ['-1', 'soon', '1e9', '99999999999999', '999999999999', '1,,2'])
    await say(waited)
  await say('5000', 'nobody')
  expect(await read('parley_outbox_wait_seconds_count')).toBe(1)
  await say('7200000,3')
  expect(await read('parley_outbox_wait_seconds_count')).toBe(3)
  expect(await read('parley_outbox_wait_seconds_bucket{le="3600"}')).toBe(2)
  own.close()
  ana.close()
})

test('this machine reads it, and whoever has the token; what a proxy passes on does not', async () => {
  expect((await ask()).status).toBe(200)
  const forwarded = { 'x-forwarded-for': '203.0.113.7' }
  expect((await ask(forwarded)).status).toBe(404)
  expect((await ask({ ...forwarded, authorization: 'Bearer another token here' })).status).toBe(404)
  expect((await ask({ ...forwarded, authorization: `Bearer x${token}` })).status).toBe(404)
  const answer = await ask({ ...forwarded, authorization: `Bearer ${token}` })
  expect(answer.status).toBe(200)
})
