import { connect } from 'node:net'
import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppRouter } from '@parley/api'
import type { FreshDb } from '@parley/db/testing'
import { demoDb } from './e2e/demoDb.ts'
import { runProduct } from './e2e/runProduct.ts'
import type { Product } from './e2e/runProduct.ts'
import { stockClient } from './e2e/stockClient.ts'

let fresh: FreshDb
let product: Product
beforeAll(async () => {
  fresh = await demoDb()
  product = await runProduct({ databaseUrl: fresh.url, pages: false })
  await product.start()
}, 120_000)
afterAll(async () => {
  await product?.stop()
  product?.remove()
  await fresh?.drop()
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Send {
  id: string
  startedAt: number
  settledAt: number | null
  outcome: 'open' | 'answered' | 'refused'
}

async function httpClient(url: string, email: string) {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: 'parley-demo' }),
  })
  const authorization = `Bearer ${response.headers.get('set-auth-token')}`
  const link = httpLink({
    url: `${url}/api/trpc`,
    transformer: superjson,
    headers: { authorization },
  })
  return createTRPCClient<AppRouter>({ links: [link] })
}

test('D13 SIGTERM answers or refuses what is in flight, accepts nothing more, and ends with 0 in time', async () => {
  const { url } = product
  const ana = await stockClient(url, 'ana@parley.test')
  const bo = await stockClient(url, 'bo@parley.test')
  const http = await httpClient(url, 'owner@parley.test')
  const accountId = (await ana.api.accounts.list.query()).items[0]!.id
  const [bos] = (await bo.api.accounts.list.query()).items
  const [owners] = (await http.accounts.list.query()).items
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'group',
    subject: 'Drain',
    participantIds: [bos!.member.userId, owners!.member.userId],
  })
  const heard: string[] = []
  bo.api.events.follow.subscribe(
    { accountId },
    {
      onData: (tracked) => {
        const { data } = tracked as unknown as { data: { type: string; message?: { id: string } } }
        if (data.type === 'message.new') heard.push(data.message!.id)
      },
    },
  )
  const sends: Send[] = []
  const send = async (api: Pick<typeof http, 'messages'>) => {
    const one: Send = { id: uuid(), startedAt: Date.now(), settledAt: null, outcome: 'open' }
    sends.push(one)
    const input = { accountId, conversationId: conversation.id, id: one.id, body: 'in flight' }
    one.outcome = await api.messages.send.mutate(input).then(
      () => 'answered' as const,
      () => 'refused' as const,
    )
    one.settledAt = Date.now()
  }
  let isOver = false
  const write = async (api: Pick<typeof http, 'messages'>) => {
    while (!isOver) {
      void send(api)
      await sleep(30)
    }
  }
  const writing = Promise.all([ana.api, bo.api, http].map(write))
  // An idle connection, and one that never says what it wants, hold nobody up.
  const silent = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {})
  silent.write('GET /api/trpc HTTP/1.1\r\nHost: x')
  await sleep(800)

  // Somebody else works on the conversation: what is sent now is in flight for a while.
  const locked = fresh.db.sql.begin(async (sql) => {
    await sql`select 1 from conversations where id = ${conversation.id} for update`
    await sleep(1500)
  })
  await sleep(200)
  const askedAt = Date.now()
  const ended = product.stop('SIGTERM')
  await sleep(300)
  isOver = true
  await writing
  const refused = await fetch(`${url}/healthz`).then(
    (response) => response.status,
    () => 'refused',
  )
  expect(refused).toBe('refused')
  await locked
  expect(await ended).toBe(0)
  expect(Date.now() - askedAt).toBeLessThan(12_000)

  await sleep(500)
  const inFlight = sends.filter(
    ({ startedAt, settledAt }) => startedAt <= askedAt && (settledAt ?? Infinity) > askedAt,
  )
  expect(inFlight.length).toBeGreaterThan(5)
  expect(inFlight.filter(({ outcome }) => outcome === 'open')).toEqual([])
  // What waited for the lock was let finish.
  expect(inFlight.filter(({ outcome }) => outcome === 'answered').length).toBeGreaterThan(5)
  ana.close()
  bo.close()
  silent.destroy()

  const rows = await fresh.db.sql<{ id: string }[]>`
    select id from messages where conversation_id = ${conversation.id} and kind = 'reply'`
  const stored = rows.map(({ id }) => id)
  expect(new Set(stored).size).toBe(stored.length)
  const answered = sends.filter(({ outcome }) => outcome === 'answered').map(({ id }) => id)
  expect(answered.filter((id) => !stored.includes(id))).toEqual([])
  expect(heard).toEqual([...new Set(heard)])
}, 60_000)

test('a client of a server that stops finds its way to the next one, and misses nothing', async () => {
  await product.start()
  const { url } = product
  const [ana, bo] = [
    await stockClient(url, 'ana@parley.test'),
    await stockClient(url, 'bo@parley.test'),
  ]
  const accountId = (await ana.api.accounts.list.query()).items[0]!.id
  const [bos] = (await bo.api.accounts.list.query()).items
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'direct',
    participantIds: [bos!.member.userId],
  })
  const heard: string[] = []
  let isSynced = false
  bo.api.events.follow.subscribe(
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
  await expect.poll(() => isSynced).toBe(true)
  const say = (body: string) =>
    ana.api.messages.send.mutate({ accountId, conversationId: conversation.id, id: uuid(), body })
  await say('before')
  expect(await product.stop('SIGTERM')).toBe(0)
  await product.start()
  await say('after')
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['before', 'after'])
  ana.close()
  bo.close()
}, 60_000)
