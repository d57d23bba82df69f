import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { signIn } from './testing/clients.ts'
import { furnish, password } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let cookie: string
let token: string
let accountId: string
beforeAll(async () => {
  house = await startHouse()
  accountId = (await furnish(house.db)).accountId
  token = await signIn(house, 'owner')
  const response = await fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify({ email: 'owner@example.test', password }),
  })
  cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
})
afterAll(() => house.stop())

/** Writes bytes to the port and answers what comes back before it ends, or within a moment. */
function write(text: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(house.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
    socket.setTimeout(300, () => socket.destroy())
    socket.write(text)
  })
}

function handshake(target: string, headers: Record<string, string | undefined> = {}) {
  const all = {
    Host: `127.0.0.1:${house.port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  }
  const lines = Object.entries(all).filter(([, value]) => value !== undefined)
  return write(
    [`GET ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join(
      '\r\n',
    ),
  )
}

test.each([
  ['a good one', '/api/trpc', {}, '101'],
  ['with params to come', '/api/trpc?connectionParams=1', {}, '101'],
  ['another path', '/api/other', {}, '404'],
  ['a path below', '/api/trpc/x', {}, '404'],
  ['an authority as target', '//evil.test/api/trpc', {}, '400'],
  ['a backslash authority', '/\\evil.test/api/trpc', {}, '400'],
  ['a bad port as target', '//:99999999', {}, '400'],
  ['an absolute target', 'http://127.0.0.1/api/trpc', {}, '400'],
  ['no path at all', '*', {}, '400'],
  ['an endless target', `/api/trpc?${'x'.repeat(4000)}`, {}, '400'],
  ['a Host that is none', '/api/trpc', { Host: 'a b' }, '400'],
  ['a Host with a path', '/api/trpc', { Host: '127.0.0.1/x' }, '400'],
  ['a Host with a bad port', '/api/trpc', { Host: '[::1' }, '400'],
  ['no key', '/api/trpc', { 'Sec-WebSocket-Key': undefined }, '400'],
  ['a bad key', '/api/trpc', { 'Sec-WebSocket-Key': 'x' }, '400'],
  ['an old version', '/api/trpc', { 'Sec-WebSocket-Version': '3' }, '4'],
  ['another upgrade', '/api/trpc', { Upgrade: 'h2c' }, '400'],
  ['a bad extension', '/api/trpc', { 'Sec-WebSocket-Extensions': 'permessage-deflate; =' }, ''],
  ['a bad protocol', '/api/trpc', { 'Sec-WebSocket-Protocol': ',,' }, '400'],
] as [string, string, Record<string, string | undefined>, string][])(
  '%s',
  async (_, target, headers, status) => {
    expect(await handshake(target, headers)).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
  },
)

test('a cookie counts only beside an origin of ours', async () => {
  const origin = house.url
  expect(await handshake('/api/trpc', { Cookie: cookie, Origin: origin })).toMatch(/^HTTP\/1.1 101/)
  expect(await handshake('/api/trpc', { Cookie: cookie, Origin: 'https://evil.test' })).toMatch(
    /^HTTP\/1.1 403/,
  )
  expect(await handshake('/api/trpc', { Cookie: cookie, Origin: 'null' })).toMatch(/^HTTP\/1.1 403/)
  expect(await handshake('/api/trpc', { Cookie: cookie })).toMatch(/^HTTP\/1.1 403/)
})

type Frame = {
  id: unknown
  error?: { json: { data: { failure: string; code: string } } }
  result?: unknown
}

/** A bare socket that keeps what it is told. */
async function bareSocket(headers: Record<string, string> = {}, query = '') {
  const ws = new WebSocket(house.socketUrl + query, { headers })
  const frames: Frame[] = []
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  ws.on('error', () => {})
  ws.on('message', (data: Buffer) => {
    const text = data.toString()
    if (text.startsWith('{')) frames.push(JSON.parse(text) as Frame)
  })
  await new Promise((resolve) => ws.on('open', resolve))
  const answered = async (count: number) => {
    for (let waited = 0; frames.length < count && waited < 2000; waited += 10) await sleep(10)
    return frames
  }
  return { ws, closed, answered }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const withCookie = () => bareSocket({ cookie, origin: house.url })

test('frames that are no calls are refused, by their id where they have one, and calls beside them run', async () => {
  const { ws, answered } = await withCookie()
  const ok = { id: 3, method: 'query', params: { path: 'accounts.list' } }
  const bad = [
    '{',
    'null',
    '7',
    '"x"',
    '[]',
    '{}',
    '[[]]',
    '[{}]',
    JSON.stringify([
      { id: 1, method: 'nope', params: {} },
      ok,
      { id: 2, method: 'query', params: 7 },
    ]),
    JSON.stringify({ id: 4, method: 'query', params: { path: '__proto__' } }),
    JSON.stringify({ id: 5, method: 'mutation', params: { path: 'messages.send', input: null } }),
    '{"id":6,"method":"mutation","params":{"path":"messages.send","input":{"json":{"__proto__":{"a":1}}}}}',
    JSON.stringify({ id: { deep: 1 }, method: 'query', params: { path: 'accounts.list' } }),
    JSON.stringify({ id: 7, method: 'query', params: { path: 'accounts.list', lastEventId: 7 } }),
    '['.repeat(50_000),
    JSON.stringify(Array.from({ length: 101 }, (_, n) => ({ ...ok, id: 1000 + n }))),
  ]
  for (const frame of bad) ws.send(frame)
  ws.send(Buffer.from([1, 2, 3]))
  const frames = await answered(118)
  const byId = new Map(frames.filter(({ id }) => id !== null).map((frame) => [frame.id, frame]))
  expect(byId.get(3)!.result).toBeTruthy()
  for (const id of [1, 2, 5, 6, 7])
    expect(byId.get(id)!.error!.json.data.failure).toBe('input.invalid')
  expect(byId.get(4)!.error!.json.data.code).toBe('NOT_FOUND')
  for (let id = 1000; id < 1101; id += 1)
    expect(byId.get(id)!.error!.json.data.code).toBe('BAD_REQUEST')
  ws.send(JSON.stringify({ ...ok, id: 8 }))
  await expect
    .poll(async () => (await answered(0)).some(({ id, result }) => id === 8 && result))
    .toBe(true)
  ws.terminate()
})

test('a frame beyond 64 KiB closes its socket with 1009', async () => {
  const { ws, closed } = await withCookie()
  ws.send('x'.repeat(64 * 1024 + 1))
  expect(await closed).toBe(1009)
})

test('bytes that are no frames close their socket', async () => {
  const { ws, closed } = await withCookie()
  ;(ws as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
    Buffer.from([0xff, 0xff, 0, 1, 2, 3, 255]),
  )
  expect([1002, 1006]).toContain(await closed)
})

test('who does not say who they are is closed with 4408', async () => {
  const sockets = await Promise.all([
    bareSocket(),
    bareSocket({}, '?connectionParams=1'),
    bareSocket({}, '?connectionParams=1'),
  ])
  sockets[2]!.ws.send(
    JSON.stringify({ method: 'connectionParams', data: { token: 'forged.token' } }),
  )
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4408, 4408, 4408])
}, 10_000)

test('params that are none are an answer', async () => {
  for (const params of ['null', '7', '{"data":{"token":7}}', '{"data":[]}', 'x']) {
    const { ws, closed, answered } = await bareSocket({}, '?connectionParams=1')
    ws.send(params)
    const [frame] = await answered(1)
    expect([params, frame?.error?.json.data.failure]).toEqual([params, 'input.invalid'])
    await closed
  }
})

test('a thousand calls at once are read a share at a time, and all answered', async () => {
  const { ws, answered } = await withCookie()
  for (let id = 1; id <= 1000; id += 1)
    ws.send(JSON.stringify({ id, method: 'query', params: { path: 'accounts.list' } }))
  for (let waited = 0; (await answered(0)).length < 1000 && waited < 15_000; waited += 50)
    await sleep(50)
  const frames = await answered(0)
  expect(frames.filter(({ result }) => result)).toHaveLength(1000)
  expect(new Set(frames.map(({ id }) => id)).size).toBe(1000)
  ws.terminate()
}, 20_000)

test('a flood of calls is closed with 4429', async () => {
  const { ws, closed } = await withCookie()
  const stop = JSON.stringify(
    Array.from({ length: 100 }, (_, id) => ({ id, method: 'subscription.stop' })),
  )
  for (let n = 0; n < 130; n += 1) ws.send(stop)
  expect(await closed).toBe(4429)
})

test('a connection that breaks in the middle disturbs nobody', async () => {
  for (const text of [
    'GET /api/trpc HTTP/1.1\r\n',
    'GET /api/trpc HTTP/1.1\r\nUpgrade: websocket\r\n\r\n',
    Buffer.from([0, 1, 2, 255]),
  ])
    await write(text)
  const { ws, answered } = await bareSocket({}, '?connectionParams=1')
  ws.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  ws.send(
    JSON.stringify({
      id: 1,
      method: 'query',
      params: { path: 'accounts.get', input: { json: { accountId } } },
    }),
  )
  const [frame] = await answered(1)
  expect(frame!.result).toBeTruthy()
  ws.terminate()
})

test('nothing of it was an error of ours', () => expect(house.errors).toEqual([]))
