import { v7 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, keyOf } from '@parley/client'
import type { ParleyClient } from '@parley/client'
import type { Message, MessageId } from '@parley/contract'
import { sendMessage } from '@parley/domain'
import { signIn } from './testing/clients.ts'
import { faultyLine } from './testing/faultyLine.ts'
import type { FaultyLine } from './testing/faultyLine.ts'
import { furnish } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

const drops = 4
let house: House
let home: Awaited<ReturnType<typeof furnish>>
let line: FaultyLine
let client: ParleyClient
let thread: { accountId: string; conversationId: string }
/** Ids of messages in the order in which their events came. */
const heard: string[] = []

beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  line = await faultyLine(house.port)
  const token = await signIn(house, 'ana')
  const url = `http://127.0.0.1:${line.port}/api/trpc`
  client = createClient({ url, token, WebSocket: WebSocket as never })
  const { accountId } = home
  thread = { accountId, conversationId: home.conversationId }
  const account = client.account(accountId)
  account.mirror.onEvent((event) => {
    if (event.type === 'message.new') heard.push(event.message.id)
  })
  client.follow(accountId)
  account.watch('messages.list', thread)
  await becomes('live', 10_000)
})
afterAll(async () => {
  client?.close()
  await line?.close()
  await house?.stop()
})

/** Milliseconds until the connection is in a state. */
function becomes(state: string, withinMs: number): Promise<number> {
  const from = Date.now()
  return new Promise((resolve, reject) => {
    const look = () => {
      if (client.connection.get().state !== state) return
      clearTimeout(timer)
      off()
      resolve(Date.now() - from)
    }
    const off = client.connection.subscribe(look)
    const timer = setTimeout(() => {
      off()
      reject(new Error(`not ${state} within ${withinMs} ms: ${client.connection.get().state}`))
    }, withinMs)
    look()
  })
}

const bodies = () =>
  client.queryClient
    .getQueryData<{ items: Message[] }>(keyOf('messages.list', thread))!
    .items.map(({ body }) => body)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const say = (body: string) =>
  sendMessage(house.db, {
    id: uuid() as MessageId,
    conversationId: home.conversationId,
    body,
    by: home.by,
  })

test('a drop is over within two seconds, and what was said meanwhile comes once and in order', async () => {
  const times: number[] = []
  for (let drop = 0; drop < drops; drop += 1) {
    const gone = becomes('reconnecting', 1000)
    line.cut()
    await gone
    await say(`during drop ${drop}`)
    times.push(await becomes('live', 5000))
    expect(bodies().at(-1)).toBe(`during drop ${drop}`)
    // A drop of its own, not the next of a row.
    await pause(3200)
  }
  const sorted = times.toSorted((a, b) => a - b)
  console.log('recovery ms', { p50: at(sorted, 0.5), p95: at(sorted, 0.95), max: sorted.at(-1) })
  expect(at(sorted, 0.95)).toBeLessThan(2000)
  expect(new Set(heard).size).toBe(heard.length)
  expect(client.connection.get()).toMatchObject({ after: { updates: 1 } })
})

test('drops in a row are over in two seconds each, as long as each connection served', async () => {
  for (let drop = 0; drop < 5; drop += 1) {
    const gone = becomes('reconnecting', 1000)
    line.cut()
    await gone
    expect(await becomes('live', 10_000)).toBeLessThan(2500)
  }
})

test('a dead path is noticed within eight seconds, and words said on it arrive once, in order', async () => {
  line.silence(true)
  for (const body of ['into silence', 'and after'])
    client.account(home.accountId).outbox.send({ ...thread, body })
  expect(await becomes('reconnecting', 9000)).toBeLessThan(8000)
  line.silence(false)
  client.retryNow()
  await becomes('live', 5000)
  await expect
    .poll(() => client.account(home.accountId).outbox.queued.get(), { timeout: 5000 })
    .toBe(0)
  const { items } = await client.api.messages.list.query(thread)
  expect(items.map(({ body }) => body).slice(-2)).toEqual(['into silence', 'and after'])
  expect(bodies()).toEqual(items.map(({ body }) => body))
})

test('attempts in vain grow rare and are called offline, and asking for one now is enough', async () => {
  line.refuse(true)
  await becomes('offline', 15_000)
  expect(client.connection.get()).toMatchObject({ state: 'offline', retryAt: expect.any(Number) })
  line.refuse(false)
  client.retryNow()
  expect(await becomes('live', 2000)).toBeLessThan(1000)
})

test('a slow line is no lost one', async () => {
  line.delay(700)
  const states: string[] = []
  const off = client.connection.subscribe(() => void states.push(client.connection.get().state))
  await say('slowly')
  await expect.poll(bodies, { timeout: 5000 }).toContain('slowly')
  await pause(6500)
  line.delay(0)
  off()
  expect(states).toEqual([])
})

test('a drop is over where people write without a rest, too', async () => {
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      await say('and on')
      await pause(60)
    }
  })()
  try {
    await pause(500)
    const gone = becomes('reconnecting', 1000)
    line.cut()
    await gone
    expect(await becomes('live', 10_000)).toBeLessThan(4000)
  } finally {
    isOver = true
    await writing
  }
})

function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
