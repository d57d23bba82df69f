import { expect, test } from 'vitest'
import { fold, isBlank, isStorable } from './text.ts'

test.each(['', '  \n\t', '\u200b\u200d', '\u2060 \ufeff', '\u202e', '\u3164'])(
  '%j is blank',
  (text) => {
    expect(isBlank(text)).toBe(true)
  },
)

test.each(['a', '👍', ' . ', '\u200bא'])('%j is not blank', (text) => {
  expect(isBlank(text)).toBe(false)
})

test('NUL and lone surrogates cannot be stored; pairs can', () => {
  expect(isStorable('a\u0000b')).toBe(false)
  expect(isStorable('\ud83d')).toBe(false)
  expect(isStorable('😀')).toBe(true)
})

test.each([
  ['Straße', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['ÆØÅ', 'aeoa'],
  ['Đặng', 'dang'],
  ['Crème  brûlée', 'creme brulee'],
  ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['100%_&', '100%_&'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
  expect(fold(folded)).toBe(folded)
})
