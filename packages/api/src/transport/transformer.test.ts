import superjson from 'superjson'
import { expect, test } from 'vitest'
import { encodeFrame } from './encodeFrame.ts'
import { transformer } from './transformer.ts'
import { Undecodable } from './Undecodable.ts'

const at = new Date(5)
const event = {
  position: 3,
  type: 'message.new',
  at,
  message: { body: 'x "quoted" é', createdAt: at, editedAt: null },
  list: [new Date(9)],
}

/** What tRPC's own handler makes of `tracked(cursor, data)` for one subscription. */
function frameOf(
  id: unknown,
  cursor: string,
  data: object,
  serialize: (value: unknown) => unknown,
  jsonrpc?: string,
) {
  const result = { type: 'data', data: { id: cursor, data }, id: cursor }
  return { id, jsonrpc, result: { ...result, data: serialize(result.data) } }
}

test('frames of an event are byte for byte those of stock tRPC, for every follower', () => {
  for (const [id, jsonrpc] of [[1], [2, '2.0'], ['x'], [40]] as [unknown, string?][]) {
    const stock = JSON.stringify(
      frameOf(id, '3.abc', event, (value) => superjson.serialize(value), jsonrpc),
    )
    expect(encodeFrame(frameOf(id, '3.abc', event, transformer.output.serialize, jsonrpc))).toBe(
      stock,
    )
  }
})

test('an event is serialised once, and again under another cursor', () => {
  const { serialize } = transformer.output
  const first = serialize({ id: '3.abc', data: event })
  expect(serialize({ id: '3.abc', data: event })).toBe(first)
  expect(serialize({ id: '3.other', data: event })).toEqual(
    superjson.serialize({ id: '3.other', data: event }),
  )
})

test('every other frame is plain superjson and plain JSON', () => {
  const synced = { type: 'synced' }
  const frames = [
    frameOf(1, '3.abc', synced, transformer.output.serialize),
    { id: 1, result: { type: 'data', data: transformer.output.serialize({ items: [at] }) } },
    { id: 1, result: { type: 'started' } },
    { id: null, error: { json: {} } },
  ]
  for (const frame of frames) expect(encodeFrame(frame)).toBe(JSON.stringify(frame))
  expect(transformer.output.serialize({ items: [at] })).toEqual(
    superjson.serialize({ items: [at] }),
  )
})

test.each([
  null,
  { json: { a: 1 }, meta: { values: { '__proto__.x': ['Date'] } } },
  { json: 1, meta: { values: 7 } },
])('an input that cannot be decoded is marked, not thrown: %j', (given) => {
  const decoded = transformer.input.deserialize(given)
  expect(decoded === 1 || decoded instanceof Undecodable).toBe(true)
  expect(({} as { x?: unknown }).x).toBeUndefined()
})
