import { expect, test } from 'vitest'
import { checkLeaks, checkWrites } from './checkLeaks.ts'
import type { Reader, ReaderLine, Revocation } from './History.ts'

const reader: Reader = {
  name: 'bo',
  account: 'a',
  userId: 'bo',
  conversations: ['hall'],
  canaries: ['canary-a'],
  leaves: true,
  kind: 'own',
}
const removed: Revocation = {
  account: 'a',
  userId: 'bo',
  at: 10_000,
  from: 50,
  until: 90,
  isSlow: false,
}

function heard(position: number, sent: number, ...see: string[]): ReaderLine {
  return { k: 'event', at: sent, cursor: `${position}.t`, type: 'message.new', sent, see }
}

const kinds = (lines: ReaderLine[], revocations = [removed]) =>
  checkLeaks(reader, lines, revocations).map(({ kind }) => kind)

test('own text, and what is said until two seconds after the removal, is no leak', () => {
  const lines = [heard(40, 9000, 'canary-a'), heard(51, 11_900, 'canary-a')]
  expect(kinds([...lines, heard(90, 20_000, 'canary-a')])).toEqual([])
})

test('text of another account, or of a conversation of others, is a leak', () => {
  expect(kinds([heard(1, 1, 'canary-a', 'canary-b')])).toEqual(['leak'])
  expect(kinds([heard(1, 1, 'canary-a-secret')])).toEqual(['leak'])
})

test('what is said two seconds after the removal and heard is told, however late it comes', () => {
  expect(kinds([heard(60, 12_100)])).toEqual(['heardAfterRevocation'])
  expect(kinds([heard(60, 12_100)], [{ ...removed, userId: 'ana' }])).toEqual([])
  expect(kinds([heard(60, 12_100)], [{ ...removed, isSlow: true }])).toEqual([])
})

test('a write between the removal and the return is told, others are not', () => {
  const wrote = (position: number, author = 'bo') => ({ account: 'a', position, author })
  expect(checkWrites([wrote(50), wrote(91), wrote(60, 'ana')], [removed])).toEqual([])
  expect(checkWrites([wrote(60)], [removed]).map(({ kind }) => kind)).toEqual([
    'wroteAfterRevocation',
  ])
})
