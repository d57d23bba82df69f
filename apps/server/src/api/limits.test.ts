import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import { httpClient, refusalOf, signIn, socketClient } from './testing/clients.ts'
import type { SocketClient } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
const tokens: Record<string, string> = {}
const open: SocketClient[] = []
beforeAll(async () => {
  house = await startHouse({
    asks: {
      memberSends: 50,
      accountSends: 90,
      memberSignals: 10,
      memberSockets: 3,
      socketCalls: 200,
    },
  })
  home = await furnish(house.db)
  for (const name of ['owner', 'ana', 'cleo', 'eve']) tokens[name] = await signIn(house, name)
})
afterAll(async () => {
  for (const { socket } of open) await socket.close()
  await house.stop()
})

const as = (name: string) => httpClient(house, tokens[name]!)
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function send(name: string, conversationId: string = home.groupId) {
  const { accountId } = home
  return refusalOf(
    as(name).mutation('messages.send', { accountId, conversationId, id: uuid(), body: 'x' }),
  )
}

test('a burst of 50 passes; the next is rate.limited with when to come back, and then passes', async () => {
  const burst = await Promise.all(Array.from({ length: 50 }, () => send('ana')))
  expect(burst.filter(Boolean)).toEqual([])
  const refusal = await send('ana')
  expect(refusal).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    failure: 'rate.limited',
    httpStatus: 429,
    retryable: true,
    retryAfterMs: expect.any(Number),
  })
  expect(refusal!.retryAfterMs).toBeLessThanOrEqual(5250)
  expect(await send('owner')).toBeNull()
  await sleep(refusal!.retryAfterMs!)
  expect(await send('ana')).toBeNull()
}, 15_000)

test('an account has a bound of its own, which a stranger cannot use up', async () => {
  await sleep(5100)
  const foreign = await Promise.all(Array.from({ length: 50 }, () => send('eve')))
  expect(new Set(foreign.map((one) => one!.failure))).toEqual(new Set(['account.notFound']))
  const all = await Promise.all([
    ...Array.from({ length: 50 }, () => send('ana')),
    ...Array.from({ length: 40 }, () => send('owner')),
  ])
  expect(all.filter(Boolean)).toEqual([])
  expect(await send('owner')).toMatchObject({ failure: 'rate.limited' })
}, 15_000)

test('who says too often that he types is told to wait', async () => {
  const say = () =>
    refusalOf(
      as('ana').mutation('typing.set', {
        accountId: home.accountId,
        conversationId: home.groupId,
        typing: true,
      }),
    )
  const told: unknown[] = []
  for (let n = 0; n < 11; n += 1) told.push(await say())
  expect(told.slice(0, 10)).toEqual(Array(10).fill(null))
  expect(told[10]).toMatchObject({ failure: 'rate.limited', retryAfterMs: expect.any(Number) })
})

test('a person has so many sockets and no more; one that ends makes room', async () => {
  const connect = async () => {
    const client = socketClient(house, tokens['cleo']!)
    open.push(client)
    await client.query('accounts.list').catch(() => {})
    return client
  }
  const three = [await connect(), await connect(), await connect()]
  const fourth = socketClient(house, tokens['cleo']!)
  open.push(fourth)
  void fourth.query('accounts.list').catch(() => {})
  await expect.poll(() => fourth.closes).toContain(4429)
  await three[0]!.socket.close()
  await expect.poll(() => house.api.status().sockets).toBeLessThanOrEqual(3)
  await fourth.socket.close()
  const again = await connect()
  await sleep(200)
  expect(again.closes).toEqual([])
})

/** A socket of the owner's on which anything can be written. */
async function bareSocket() {
  const ws = new WebSocket(`${house.socketUrl}?connectionParams=1`)
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  const frames: string[] = []
  ws.on('message', (data: Buffer) => frames.push(data.toString()))
  ws.on('error', () => {})
  await new Promise((resolve) => ws.on('open', resolve))
  ws.send(JSON.stringify({ method: 'connectionParams', data: { token: tokens['owner'] } }))
  return { ws, closed, frames }
}
const call = (id: number, bytes: number) => ({
  id,
  method: 'query',
  params: { path: 'accounts.list', input: { json: null, pad: 'x'.repeat(bytes) } },
})

test('one call of more than 64 KiB closes with 1009; a batch of large ones passes', async () => {
  const fine = await bareSocket()
  fine.ws.send(JSON.stringify([1, 2, 3].map((id) => call(id, 60_000))))
  await expect.poll(() => fine.frames.length).toBeGreaterThan(0)
  fine.ws.terminate()
  for (const frame of [
    JSON.stringify(call(1, 66_000)),
    JSON.stringify([call(1, 66_000)]),
    `"${'x'.repeat(66_000)}"`,
    'x'.repeat(64 * 1024 + 1),
    'x'.repeat(300 * 1024),
  ]) {
    const { ws, closed } = await bareSocket()
    ws.send(frame)
    expect([frame.slice(0, 20), await closed]).toEqual([frame.slice(0, 20), 1009])
  }
})

test('a flood of pings or of PING closes with 4429', async () => {
  const all = await bareSocket()
  for (let n = 0; n < 300; n += 1) all.ws.ping()
  // ws itself breaks with who does not wait for an answer.
  expect([4429, 1006]).toContain(await all.closed)
  const paced = await bareSocket()
  let ended = false
  void paced.closed.then(() => (ended = true))
  for (let n = 0; n < 300 && !ended; n += 1) {
    paced.ws.ping()
    if (n % 20 === 0) await sleep(5)
  }
  expect(await paced.closed).toBe(4429)
  const two = await bareSocket()
  for (let n = 0; n < 300; n += 1) two.ws.send('PING')
  expect(await two.closed).toBe(4429)
})

test('nothing of it was an error of ours', () => expect(house.errors).toEqual([]))
