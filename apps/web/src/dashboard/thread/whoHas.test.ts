import type { Message, Receipt } from '@parley/contract'
import { expect, test } from 'vitest'
import { whoHas } from './whoHas.ts'

const message = (more: object = {}) =>
  ({ seq: 5, kind: 'reply', author: { type: 'member', id: 'ana' }, ...more }) as unknown as Message
const receipt = (id: string, deliveredSeq: number, readSeq: number, minute = 0) =>
  ({
    userId: id === 'zoe' ? null : id,
    contactId: id === 'zoe' ? id : null,
    deliveredSeq,
    readSeq,
    readAt: new Date(2026, 1, 1, 10, minute),
  }) as unknown as Receipt
const namesOf = (items: Receipt[]) => items.map(({ userId, contactId }) => userId ?? contactId)

test('who read it comes first the last, who has it unread apart, and nobody who has neither', () => {
  const all = [
    receipt('ana', 5, 5),
    receipt('bo', 6, 6, 1),
    receipt('cleo', 5, 5, 2),
    receipt('dan', 5, 4),
    receipt('eve', 4, 4),
  ]
  const { read, delivered } = whoHas(message(), all, false)
  expect(namesOf(read)).toEqual(['cleo', 'bo'])
  expect(namesOf(delivered)).toEqual(['dan'])
})

test('a reply to a customer is read by the customer, a note by colleagues', () => {
  const all = [receipt('zoe', 5, 5), receipt('bo', 5, 5)]
  expect(namesOf(whoHas(message(), all, true).read)).toEqual(['zoe'])
  expect(namesOf(whoHas(message({ kind: 'note' }), all, true).read)).toEqual(['bo'])
})
