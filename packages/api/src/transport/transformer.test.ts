import superjson from 'superjson'
import { expect, test } from 'vitest'
import { transformer } from './transformer.ts'

const event = {
  position: 3,
  type: 'message.new',
  at: new Date(5),
  message: { body: 'x', createdAt: new Date(7), editedAt: null },
  list: [new Date(9)],
}

test('an event comes out byte for byte as superjson says it, however often', () => {
  const plain = superjson.serialize({ id: '3.a', data: event })
  for (let time = 0; time < 2; time += 1) {
    const memoised = transformer.output.serialize({ id: '3.a', data: event })
    expect(superjson.deserialize(memoised)).toEqual({ id: '3.a', data: event })
    expect(JSON.stringify(memoised.json)).toBe(JSON.stringify(plain.json))
  }
})

test('anything else is plain superjson', () => {
  const value = { id: 'a', data: { now: new Date(1) }, more: 1 }
  expect(transformer.output.serialize(value)).toEqual(superjson.serialize(value))
})
