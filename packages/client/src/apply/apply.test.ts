import { expect, test } from 'vitest'
import type { Conversation, EventBody } from '@parley/contract'
import { accountId, me, SimServer } from '../testing/SimServer.ts'
import { apply } from './apply.ts'
import type { Inputs, ListData } from './Query.ts'

const viewer = { userId: me }

function begin(count = 4) {
  const server = new SimServer()
  for (let index = 0; index < count; index += 1) {
    server.create(`c${index}`, 'open')
    server.say(`c${index}`, 'bo', `m${index}`)
  }
  return server
}

function list(server: SimServer, input: Partial<Inputs['conversations.list']>) {
  const whole = { accountId, ...input }
  return { input: whole, data: server.answer('conversations.list', whole) as ListData }
}

const last = (server: SimServer) => server.log.at(-1)!
const rowsOf = (folded: object) => ('data' in folded ? (folded.data as ListData).items : [])

test('another word is one more unread, once, up to 100; my own is read', () => {
  const server = begin(1)
  const { input, data } = list(server, {})
  server.say('c0', 'bo', 'again')
  const once = apply('conversations.list', input, data, last(server), viewer)
  expect(rowsOf(once)[0]!.unreadCount).toBe(2)
  const twice = apply(
    'conversations.list',
    input,
    (once as { data: ListData }).data,
    last(server),
    viewer,
  )
  expect(rowsOf(twice)).toEqual(rowsOf(once))
  const full = { ...data, items: [{ ...data.items[0]!, unreadCount: 100 }] }
  expect(
    rowsOf(apply('conversations.list', input, full, last(server), viewer))[0]!.unreadCount,
  ).toBe(100)
  server.say('c0', me, 'mine')
  expect(rowsOf(apply('conversations.list', input, data, last(server), viewer))[0]).toMatchObject({
    unreadCount: 0,
    readSeq: 3,
  })
})

test('an event that does not concern a query leaves the very same data', () => {
  const server = begin(2)
  const thread = server.answer('messages.list', { accountId, conversationId: 'c0' })
  server.say('c1', 'bo', 'elsewhere')
  expect(
    apply('messages.list', { accountId, conversationId: 'c0' }, thread, last(server), viewer),
  ).toEqual({ data: thread })
  const { input, data } = list(server, {})
  server.say('c1', 'bo', 'more')
  const rows = rowsOf(apply('conversations.list', input, data, last(server), viewer))
  expect(rows.find(({ id }) => (id as string) === 'c0')).toBe(
    data.items.find(({ id }) => (id as string) === 'c0'),
  )
})

test('D9 a row that falls behind the boundary is dropped, one from beyond it is asked for', () => {
  const server = begin(4)
  const { input, data } = list(server, { limit: 2, sort: [{ by: 'priority', order: 'desc' }] })
  const held = data.items[0]!.id
  server.patch('c3', { priority: 'low' })
  expect(apply('conversations.list', input, data, last(server), viewer)).toEqual({
    data,
    settle: ['c3'],
  })
  const urgent = list(server, { limit: 1, sort: [{ by: 'priority', order: 'desc' }] })
  server.patch('c3', { priority: null })
  expect(apply('conversations.list', urgent.input, urgent.data, last(server), viewer)).toEqual({
    refetch: true,
  })
  expect(held).toBeDefined()
})

test('D8 the newest messages stay as many as were asked for', () => {
  const server = begin(1)
  for (let index = 0; index < 4; index += 1) server.say('c0', 'bo', `more${index}`)
  const input = { accountId, conversationId: 'c0', limit: 3 }
  const before = server.answer('messages.list', input)
  server.say('c0', 'cy', 'newest')
  const fresh = server.answer('messages.list', input)
  const folded = server.log.slice(Number.parseInt(before.asOf, 10)).reduce((data, event) => {
    const next = apply('messages.list', input, data, event, viewer)
    return 'refetch' in next ? data : next.data
  }, before)
  expect(folded.items).toEqual(fresh.items)
  expect(folded.hasBefore).toBe(fresh.hasBefore)
})

test('a type or version this client does not know asks again', () => {
  const server = begin(1)
  const { input, data } = list(server, {})
  const unknown = { type: 'conversation.merged' } as unknown as EventBody
  expect(apply('conversations.list', input, data, unknown, viewer)).toEqual({ refetch: true })
  expect(
    apply('conversations.list', input, data, { ...last(server), v: 2 } as never, viewer),
  ).toEqual({ refetch: true })
})

test('unread filters take in what becomes unread and drop what is read', () => {
  const server = begin(2)
  const { input, data } = list(server, { filter: { hasUnread: true } })
  server.read('c0', me)
  const folded = apply('conversations.list', input, data, last(server), viewer)
  expect(rowsOf(folded).map(({ id }: Conversation) => id)).toEqual(['c1'])
  server.markUnread('c0')
  expect(
    apply('conversations.list', input, (folded as { data: ListData }).data, last(server), viewer),
  ).toMatchObject({ settle: ['c0'] })
})

test('a contact of another type is another row to a list that asks for types, another name to the rest', () => {
  const server = begin(2)
  const contact = { ...list(server, {}).data.items[0]!.contact!, name: 'Eve', type: 'vip' as const }
  const event = { type: 'contact.updated' as const, contact }
  const after = (filter: Inputs['conversations.list']['filter']) => {
    const { input, data } = list(server, { filter })
    return apply('conversations.list', input, data, event, viewer)
  }
  expect(after({ contactType: ['customer'] })).toEqual({ refetch: true })
  expect(after({ not: { or: [{ contactType: { notIn: ['vip'] } }] } })).toEqual({ refetch: true })
  expect(rowsOf(after({ status: ['open'] })).map((row) => row.contact)).toEqual([contact, contact])
})
