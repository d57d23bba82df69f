import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import type { FreshDb } from '@parley/db/testing'
import { demoDb } from '../e2e/demoDb.ts'
import { runProduct } from '../e2e/runProduct.ts'
import type { Product } from '../e2e/runProduct.ts'
import { stockClient } from '../e2e/stockClient.ts'
import { frameCases } from './frames.ts'
import { handshakeCases } from './handshakes.ts'
import { frame, openWire, readFrames, statusOf } from './wire.ts'

let fresh: FreshDb
let product: Product
let port: number
let token: string
let accountId: string
let foreignCursor: string
let cursor: string
/** Somebody who talks all the while, on one connection, and hears it on another. */
let witness: Awaited<ReturnType<typeof makeWitness>>
let silences: ReturnType<typeof beSilent>

beforeAll(async () => {
  fresh = await demoDb()
  product = await runProduct({ databaseUrl: fresh.url, pages: false })
  await product.start()
  port = Number(new URL(product.url).port)
  witness = await makeWitness()
  silences = beSilent()
}, 120_000)
afterAll(async () => {
  witness?.close()
  await product?.stop()
  product?.remove()
  await fresh?.drop()
}, 60_000)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function until(holds: () => boolean, what: string) {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 5000) throw new Error(`It never came: ${what}`)
    await sleep(20)
  }
}
const upgrade = [
  'GET /api/trpc?connectionParams=1 HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  '',
  '',
].join('\r\n')
const json = (value: unknown) => frame(JSON.stringify(value))

/** A connection of Ana's that is let in, on which anything can be written. */
async function letIn() {
  const wire = openWire(port)
  wire.write(upgrade)
  wire.write(json({ method: 'connectionParams', data: { token } }))
  await until(() => statusOf(wire.received()) === 101, 'the handshake')
  return wire
}

async function makeWitness() {
  const ana = await stockClient(product.url, 'ana@parley.test')
  const response = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ email: 'ana@parley.test', password: 'parley-demo' }),
  })
  token = response.headers.get('set-auth-token')!
  const [account] = (await ana.api.accounts.list.query()).items
  accountId = account!.id
  const bo = await stockClient(product.url, 'bo@parley.test')
  const [bos] = (await bo.api.accounts.list.query()).items
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'direct',
    participantIds: [bos!.member.userId],
  })
  const listener = new WebSocket(`${product.url.replace('http', 'ws')}/api/trpc?connectionParams=1`)
  const texts: string[] = []
  let hasClosed = false
  listener.on('message', (data: Buffer) => {
    if (data.toString() === 'PING') listener.send('PONG')
    else texts.push(data.toString())
  })
  listener.on('close', () => (hasClosed = true))
  await new Promise((resolve) => listener.on('open', resolve))
  listener.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  const params = { path: 'events.follow', input: { json: { accountId } } }
  listener.send(JSON.stringify({ id: 1, method: 'subscription', params }))
  const heard = () => (hasClosed ? [] : texts)
  await until(() => heard().length > 1, 'the first word')
  return {
    /** Whether what is said now is heard on the connection that was there from the beginning. */
    async isUndisturbed(withinMs = 3000) {
      const body = uuid()
      const input = { accountId, conversationId: conversation.id, id: uuid(), body }
      await ana.api.messages.send.mutate(input)
      for (let waited = 0; waited < withinMs; waited += 20) {
        if (heard().some((one) => one.includes(body))) return true
        await sleep(20)
      }
      return false
    },
    cursors: () =>
      heard().flatMap((one) => /"result":\{.*"id":"(\d+\.[^"]+)"/.exec(one)?.[1] ?? []),
    close() {
      listener.terminate()
      ana.close()
      bo.close()
    },
  }
}

/** Who says nothing more, from the beginning on, beside all the others. */
async function beSilent() {
  const begun = [
    { name: 'half a request', bytes: 'GET /api/trpc HTTP/1.1\r\nHost: x', wanted: [408, 0] },
    {
      name: 'half a body',
      bytes:
        'POST /api/trpc/messages.send HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      wanted: [408, 0, 400],
    },
    { name: 'a socket without a word', bytes: upgrade, wanted: [4408] },
    {
      name: 'half a frame',
      bytes: Buffer.concat([Buffer.from(upgrade), frame('{"method"').subarray(0, 8)]),
      wanted: [4408],
    },
  ]
  return Promise.all(
    begun.map(async (one) => {
      const wire = openWire(port)
      wire.write(one.bytes)
      return { ...one, wire, hasEnded: await wire.ended(45_000) }
    }),
  )
}

const isAlive = () =>
  fetch(`${product.url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

const rows: string[] = []
function tell(
  name: string,
  sent: number,
  wanted: readonly unknown[],
  got: unknown,
  alive: boolean,
) {
  const cells = [
    name.padEnd(44),
    `${sent} B`.padEnd(10),
    wanted
      .map((one) => one ?? 'goes on')
      .join(' or ')
      .padEnd(24),
  ]
  rows.push([...cells, String(got ?? 'goes on').padEnd(16), alive ? 'alive' : 'DEAD'].join(' '))
}

test('handshakes of every kind are answered or refused', async () => {
  const wrong: unknown[] = []
  for (const { name, bytes, wanted } of handshakeCases) {
    const wire = openWire(port)
    wire.write(bytes)
    for (let waited = 0; waited < 1500 && statusOf(wire.received()) === 0; waited += 20)
      if (await wire.ended(20)) break
    const got = statusOf(wire.received())
    wire.close()
    const alive = await isAlive()
    tell(name, bytes.length, wanted, got, alive)
    if (!wanted.includes(got) || !alive) wrong.push([name, wanted, got, alive])
  }
  expect(wrong).toEqual([])
  expect(await witness.isUndisturbed()).toBe(true)
}, 120_000)

test('frames and envelopes of every kind are answered, or close their connection and no other', async () => {
  const wrong: unknown[] = []
  for (const { name, bytes, wanted } of frameCases) {
    const wire = await letIn()
    const sent = bytes()
    wire.write(sent)
    // Who is let go on shows it by an answer to what it asks next.
    const isOpen = wanted.includes(null)
    wire.write(json({ id: 'last', method: 'query', params: { path: 'accounts.list' } }))
    const answered = () =>
      readFrames(wire.received()).texts.some((one) => one.includes('"id":"last"'))
    for (let waited = 0; waited < 4000 && !(isOpen && answered()); waited += 20)
      if (await wire.ended(20)) break
    const { code } = readFrames(wire.received())
    const hasEnded = await wire.ended(0)
    const got = code ?? (hasEnded ? 1006 : answered() ? null : 'at work')
    wire.close()
    const alive = await isAlive()
    const isQuiet = await witness.isUndisturbed()
    tell(name, sent.length, wanted, got, alive)
    if (!(wanted as unknown[]).includes(got) || !alive || !isQuiet)
      wrong.push([name, wanted, got, alive, isQuiet])
  }
  expect(wrong).toEqual([])
}, 300_000)

test('cursors of another log, of the future and of a copy get resync; what is none is refused', async () => {
  await witness.isUndisturbed()
  cursor = witness.cursors().at(-1)!
  const [position] = cursor.split('.')
  foreignCursor = `${position}.${'A'.repeat(8)}`
  const wrong: unknown[] = []
  for (const [name, given, wanted] of [
    ['its own', cursor, 'synced'],
    ['of a restored copy', foreignCursor, 'synced resync'],
    ['of the future', '99999999.abcdefgh', 'synced resync'],
    ['beyond all numbers', `${'9'.repeat(40)}.abcdefgh`, 'synced resync'],
    ['negative', '-1.abcdefgh', 'synced resync'],
    ['no number', 'NaN.abcdefgh', 'synced resync'],
    ['nothing', '.', 'synced resync'],
    ['SQL', `1.' or 1=1 --`, 'synced resync'],
    ['NUL', '1.a\u0000b', 'synced resync'],
  ] as const) {
    const wire = await letIn()
    const input = { json: { accountId, lastEventId: given } }
    const params = { path: 'events.follow', input }
    wire.write(json({ id: 1, method: 'subscription', params }))
    const kinds = () => {
      const { texts } = readFrames(wire.received())
      return texts.flatMap(
        (one) =>
          /"type":"(synced|resync)"/.exec(one)?.[1] ?? /"failure":"([^"]+)"/.exec(one)?.[1] ?? [],
      )
    }
    for (let waited = 0; waited < 3000 && kinds().join(' ') !== wanted; waited += 20)
      await sleep(20)
    const got = kinds().join(' ')
    wire.close()
    const alive = await isAlive()
    tell(`cursor ${name}`, given.length, [wanted], got, alive)
    if (got !== wanted || !alive) wrong.push([name, wanted, got, alive])
  }
  expect(wrong).toEqual([])
}, 60_000)

test('silence of every kind is ended in time and costs nobody anything', async () => {
  const silent = await silences
  const wrong: unknown[] = []
  for (const { name, bytes, wanted, wire, hasEnded } of silent) {
    const received = wire.received()
    const got = statusOf(received) === 101 ? readFrames(received).code : statusOf(received)
    tell(`silence: ${name}`, bytes.length, wanted, hasEnded ? got : 'still open', true)
    if (!hasEnded || !wanted.includes(got!)) wrong.push([name, wanted, got, hasEnded])
    wire.close()
  }
  expect(wrong).toEqual([])
}, 60_000)

test('who asks and never reads is closed', async () => {
  const { connect } = await import('node:net')
  const socket = connect(port, '127.0.0.1')
  let isClosed = false
  socket.on('error', () => {})
  socket.on('close', () => (isClosed = true))
  socket.pause()
  socket.write(upgrade)
  socket.write(json({ method: 'connectionParams', data: { token } }))
  const input = { json: { accountId, limit: 100 } }
  for (let id = 1; id <= 400; id += 1)
    socket.write(json({ id, method: 'query', params: { path: 'conversations.list', input } }))
  const sockets = async () =>
    Number(
      /parley_slow_readers_closed_total (\d+)/.exec(
        await (await fetch(`${product.url}/metrics`)).text(),
      )?.[1] ?? 0,
    )
  const before = await sockets()
  await expect.poll(sockets, { timeout: 20_000 }).toBe(before + 1)
  socket.resume()
  await expect.poll(() => isClosed, { timeout: 10_000 }).toBe(true)
  tell('never reads', 0, [4008], 4008, await isAlive())
}, 60_000)

test('in all that time nobody else was disturbed', async () => {
  console.log(`\n${rows.join('\n')}`)
  expect(await isAlive()).toBe(true)
  expect(await witness.isUndisturbed()).toBe(true)
})
