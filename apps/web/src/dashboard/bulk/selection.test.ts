import { expect, test } from 'vitest'
import type { Conversation } from '@parley/contract'
import { chosenRows, everything, extend, nothing, targetOf, toggle } from './selection.ts'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })) as unknown as Conversation[]
const chosen = (selection: Parameters<typeof chosenRows>[0], of = rows) =>
  chosenRows(selection, of).map(({ id }) => id as string)

test('a row is chosen and left again', () => {
  const one = toggle(nothing, 'b')
  expect(chosen(one)).toEqual(['b'])
  expect(chosen(toggle(one, 'b'))).toEqual([])
})

test('a range goes from the last row that was touched, in either direction', () => {
  const from = toggle(nothing, 'd')
  expect(chosen(extend(from, rows, 'b'))).toEqual(['b', 'c', 'd'])
  expect(chosen(extend(extend(from, rows, 'b'), rows, 'e'))).toEqual(['b', 'c', 'd', 'e'])
  expect(chosen(extend(nothing, rows, 'c'))).toEqual(['c'])
})

test('all that match is the filter; a row that is left out is left out of it', () => {
  const filter = { status: ['open' as const] }
  expect(targetOf(everything, rows, filter)).toEqual({ filter })
  const but = toggle(everything, 'c')
  expect(chosen(but)).toEqual(['a', 'b', 'd', 'e'])
  expect(targetOf(but, rows, filter)).toEqual({
    filter: { and: [filter, { id: { notIn: ['c'] } }] },
  })
})

test('what went out of sight is not changed', () => {
  const both = toggle(toggle(nothing, 'a'), 'b')
  expect(targetOf(both, rows.slice(1), {})).toEqual({ ids: ['b'] })
})
