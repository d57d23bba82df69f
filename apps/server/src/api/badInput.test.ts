import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { httpClient, refusalOf, signIn, socketClient } from './testing/clients.ts'
import type { SocketClient } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
let token: string
let http: ReturnType<typeof httpClient>
let socket: SocketClient
/** Messages there are before anything bad is asked for. */
let stored: number
beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  token = await signIn(house, 'owner')
  http = httpClient(house, token)
  socket = socketClient(house, token)
  stored = await messages()
})
afterAll(async () => {
  await socket.socket.close()
  await house.stop()
})

type Case = [what: string, path: string, input: () => Record<string, unknown>, field: string]
const send = (more: object) => () => ({
  id: uuidv7(),
  conversationId: home.conversationId,
  body: 'x',
  ...more,
})
const list = (more: object) => () => ({ ...more })

const cases: Case[] = [
  ['an unknown key', 'messages.send', send({ colour: 1 }), 'colour'],
  ['a wrong type', 'messages.send', send({ body: 7 }), 'body'],
  ['a missing key', 'messages.send', send({ id: undefined }), 'id'],
  ['an id that is none', 'messages.send', send({ id: 'x' }), 'id'],
  ['an empty body', 'messages.send', send({ body: '' }), 'body'],
  ['a blank body', 'messages.send', send({ body: ' \n\u200b\u2060' }), 'body'],
  ['an oversized body', 'messages.send', send({ body: 'x'.repeat(10_001) }), 'body'],
  ['NUL', 'messages.send', send({ body: 'a\u0000b' }), 'body'],
  ['a lone surrogate', 'messages.send', send({ body: 'a\ud800b' }), 'body'],
  ['a kind that is none', 'messages.send', send({ kind: 'activity' }), 'kind'],
  ['saying who sends', 'messages.send', send({ by: { type: 'system' } }), 'by'],
  ['a limit of 0', 'conversations.list', list({ limit: 0 }), 'limit'],
  ['a limit of 101', 'conversations.list', list({ limit: 101 }), 'limit'],
  [
    'an unknown filter key',
    'conversations.list',
    list({ filter: { colour: ['red'] } }),
    'filter.colour',
  ],
  [
    'an empty list in a filter',
    'conversations.list',
    list({ filter: { status: [] } }),
    'filter.status.in',
  ],
  [
    'a bad value in a filter',
    'conversations.list',
    list({ filter: { status: ['open', 'x'] } }),
    'filter.status.in.1',
  ],
  [
    'a bad value deep in a filter',
    'conversations.list',
    list({ filter: { or: [{ kind: ['x'] }] } }),
    'filter.or.0.kind.in.0',
  ],
  ['a filter as deep as a well', 'conversations.list', () => ({ filter: nested(300) }), 'filter'],
  [
    'a long search',
    'conversations.list',
    list({ filter: { search: 'x'.repeat(201) } }),
    'filter.search',
  ],
  [
    'a sort twice by one key',
    'conversations.list',
    list({ sort: Array(2).fill({ by: 'createdAt', order: 'asc' }) }),
    'sort',
  ],
  ['a cursor that is none', 'conversations.list', list({ cursor: 'abc.def' }), 'cursor'],
  ['an empty query', 'messages.search', list({ query: '' }), 'query'],
  ['a query of 10,000 characters', 'messages.search', list({ query: 'x'.repeat(10_000) }), 'query'],
  ['NUL in a query', 'messages.search', list({ query: 'a\u0000b' }), 'query'],
  ['a lone surrogate in a query', 'messages.search', list({ query: 'a\ud800' }), 'query'],
  [
    'a bad value in the filter of a search',
    'messages.search',
    list({ query: 'a', filter: { status: ['x'] } }),
    'filter.status.in.0',
  ],
  [
    'a cursor that no search made',
    'messages.search',
    list({ query: 'a', cursor: 'a.b' }),
    'cursor',
  ],
  [
    'two anchors',
    'messages.list',
    () => ({ conversationId: home.conversationId, before: 1, after: 1 }),
    'before',
  ],
  [
    'an empty patch',
    'conversations.update',
    () => ({ conversationId: home.conversationId, patch: {} }),
    'patch',
  ],
  [
    'a date long gone',
    'conversations.update',
    () => ({ conversationId: home.conversationId, patch: { snoozedUntil: new Date(0) } }),
    'patch.snoozedUntil',
  ],
  ['neither id nor number', 'conversations.get', () => ({}), 'conversationId'],
]

function nested(depth: number): object {
  let filter: object = { unassigned: true }
  for (let level = 0; level < depth; level += 1) filter = { not: filter }
  return filter
}

async function messages() {
  const { items } = (await http.query('messages.list', {
    accountId: home.accountId,
    conversationId: home.conversationId,
  })) as { items: unknown[] }
  return items.length
}

test.each(cases)(
  '%s is refused with its path, over both transports',
  async (_, path, input, field) => {
    const type = /list|get|search/.test(path) ? 'query' : 'mutation'
    for (const client of [http, socket]) {
      const refusal = await refusalOf(client[type](path, { accountId: home.accountId, ...input() }))
      expect(refusal).toMatchObject({
        code: 'BAD_REQUEST',
        field,
        httpStatus: 400,
        retryable: false,
      })
      expect(refusal!.message).toBeTruthy()
      expect(refusal!.requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(refusal).not.toHaveProperty('stack')
    }
  },
)

test.each([
  "it's",
  '"',
  '%',
  '_',
  '\\',
  '& | ! :* ( ) <->',
  "a') or 1=1 --",
  "'a':*",
  '!!!',
  ' ',
  '🙂',
])('a search for %s is an answer', async (text) => {
  const { accountId } = home
  for (const client of [http, socket]) {
    const search = { query: text, filter: { search: text } }
    expect(await refusalOf(client.query('messages.search', { accountId, ...search }))).toBeNull()
  }
})

test('what concerns the person alone takes nothing', async () => {
  expect(await refusalOf(http.query('accounts.list'))).toBeNull()
  expect(await refusalOf(http.query('accounts.list', { userId: home.ana }))).toMatchObject({
    field: 'userId',
  })
})

test('nothing of it was stored', async () => expect(await messages()).toBe(stored))

test('the cursor of another list, or an altered one, is refused', async () => {
  const page = (more: object) => ({ accountId: home.accountId, limit: 1, ...more })
  const { nextCursor } = (await http.query('conversations.list', page({}))) as {
    nextCursor: string
  }
  expect(await refusalOf(http.query('conversations.list', page({ cursor: nextCursor })))).toBeNull()
  const refused = { code: 'BAD_REQUEST', failure: 'cursor.invalid', field: 'cursor' }
  expect(
    await refusalOf(
      http.query('conversations.list', page({ cursor: nextCursor, filter: { unassigned: true } })),
    ),
  ).toMatchObject(refused)
  expect(
    await refusalOf(http.query('conversations.list', page({ cursor: `x${nextCursor}` }))),
  ).toMatchObject(refused)
  const ana = httpClient(house, await signIn(house, 'ana'))
  expect(
    await refusalOf(ana.query('conversations.list', page({ cursor: nextCursor }))),
  ).toMatchObject(refused)
})

function raw(path: string, init: RequestInit = {}) {
  return fetch(`${house.url}${path}`, {
    method: 'POST',
    ...init,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(init.headers as object),
    },
  })
}
const wrapped = (json: unknown, meta?: unknown) => JSON.stringify({ json, meta })

test.each([
  ['no JSON', '{', 400],
  ['no superjson', '7', 400],
  ['null', 'null', 400],
  ['an empty body', '', 400],
  ['prototype keys', '{"json":{"__proto__":{"accountId":"x"},"constructor":1}}', 400],
  [
    'prototype keys in meta',
    wrapped({ accountId: 'x' }, { values: { '__proto__.polluted': ['Date'] } }),
    400,
  ],
  [
    'a meta that lies',
    wrapped({ accountId: 1 }, { values: { accountId: ['class', 'Nope'] } }),
    400,
  ],
  [
    'JSON as deep as a well',
    `{"json":{"accountId":"x","filter":${'{"not":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`,
    400,
  ],
  ['arrays as deep as a well', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
  ['more than a megabyte', wrapped({ body: 'x'.repeat(1024 * 1024) }), 413],
])('%s over HTTP is a clear refusal', async (_, body, status) => {
  const response = await raw('/api/trpc/messages.send', { body })
  expect(response.status).toBe(status)
  const { error } = (await response.json()) as { error: { json: { data: object } } }
  expect(error.json.data).toMatchObject({ failure: 'input.invalid', requestId: expect.any(String) })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test.each([
  ['an unknown procedure', '/api/trpc/nope.nope', {}, 404],
  ['a prototype as procedure', '/api/trpc/__proto__.constructor', {}, 404],
  ['a mutation by GET', '/api/trpc/messages.send', { method: 'GET' }, 405],
  [
    'an unknown content type',
    '/api/trpc/messages.send',
    { body: 'x', headers: { 'content-type': 'text/plain' } },
    415,
  ],
  ['a path that cannot be decoded', '/api/trpc/%E0%A4%A', {}, 400],
  [
    'a batch of too many',
    `/api/trpc/${Array(101).fill('accounts.list').join(',')}?batch=1`,
    { method: 'GET' },
    400,
  ],
  ['another address', '/api/nope', {}, 404],
] as [string, string, RequestInit, number][])(
  '%s is a clear refusal',
  async (_, path, init, status) => {
    const response = await raw(path, init)
    const text = await response.text()
    expect([response.status, text]).toEqual([status, expect.stringContaining('input.invalid')])
  },
)

test('a subscription over HTTP is refused: it would outlive a sign-out', async () => {
  const input = encodeURIComponent(wrapped({ accountId: home.accountId }))
  const response = await fetch(`${house.url}/api/trpc/events.follow?input=${input}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await response.text()).toContain('METHOD_NOT_SUPPORTED')
})

test('what cannot be stored is an answer, never an error of ours', () =>
  expect(house.errors).toEqual([]))
