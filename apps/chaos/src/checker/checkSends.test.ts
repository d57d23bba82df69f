import { expect, test } from 'vitest'
import { checkSends } from './checkSends.ts'
import type { Outcome, SendLine, StoredMessage } from './History.ts'

const said = { account: 'a', conversation: 'hall', author: 'ana' }
const kinds = (lines: SendLine[], stored: StoredMessage[]) =>
  checkSends(lines, stored).map(({ kind }) => kind)

/** One id asked for so often, with these outcomes; null for none. */
function asked(id: string, outcomes: (Outcome | null)[], seq?: number, body = `says ${id}`) {
  return outcomes.flatMap((outcome, index): SendLine[] => {
    const attempt = index + 1
    const ask: SendLine = { k: 'ask', id, attempt, at: index, ...said, body }
    if (outcome === null) return [ask]
    return [ask, { k: 'end', id, attempt, at: index, outcome, ...(seq ? { seq } : {}) }]
  })
}

function row(id: string, seq: number, more: Partial<StoredMessage> = {}): StoredMessage {
  return { id, conversation: 'hall', seq, author: 'ana', body: `says ${id}`, ...more }
}

test('acknowledged once and stored once, refused and absent, unknown either way: nothing is broken', () => {
  const lines = [
    ...asked('1', ['unknown', 'acknowledged', 'acknowledged'], 1),
    ...asked('2', ['refused']),
    ...asked('3', ['unknown']),
    ...asked('4', [null]),
    ...asked('5', ['unknown', 'refused']),
  ]
  expect(kinds(lines, [row('1', 1), row('4', 2), row('5', 3)])).toEqual([])
})

test('an acknowledged send that is not stored is lost', () => {
  expect(kinds(asked('1', ['acknowledged'], 1), [])).toEqual(['lost'])
})

test('a send that is stored twice is doubled, under one id or two, acknowledged or not', () => {
  const twice = [row('1', 1), row('1', 2)]
  expect(kinds(asked('1', ['acknowledged'], 1), twice)).toEqual(['doubled'])
  expect(kinds(asked('1', ['unknown']), twice)).toEqual(['doubled'])
  const renamed = [row('1', 1), row('9', 2, { body: 'says 1' })]
  expect(kinds(asked('1', ['acknowledged'], 1), renamed)).toEqual(['doubled'])
})

test('one id with two bodies is doubled; the second refused is right', () => {
  const other = asked('1', ['acknowledged'], 1).concat(
    { k: 'ask', id: '1', attempt: 2, at: 9, ...said, body: 'otherwise' },
    { k: 'end', id: '1', attempt: 2, at: 9, outcome: 'refused' },
  )
  expect(kinds(other, [row('1', 1)])).toEqual([])
  expect(kinds(other, [row('1', 1), row('1', 2, { body: 'otherwise' })])).toEqual([
    'refusedButStored',
    'doubled',
  ])
})

test('a refused send that is stored is told', () => {
  expect(kinds(asked('1', ['refused', 'refused']), [row('1', 1)])).toEqual(['refusedButStored'])
})

test('what nobody asked for is told', () => {
  expect(kinds([], [row('1', 1)])).toEqual(['invented'])
})

test('an answer that names another place than the row has is told', () => {
  expect(kinds(asked('1', ['acknowledged'], 7), [row('1', 1)])).toEqual(['otherAnswer'])
  const elsewhere = [row('1', 1, { conversation: 'secret' })]
  expect(kinds(asked('1', ['acknowledged']), elsewhere)).toEqual(['otherAnswer'])
})
