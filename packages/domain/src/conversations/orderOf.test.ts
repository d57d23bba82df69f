import { expect, test } from 'vitest'
import { defaultSort } from '@parley/contract'
import { orderOf } from './orderOf.ts'

const day = new Date('2026-11-20T00:00:00Z')

test('a count is walked in the order of the date that it asks, a list in its own', () => {
  const byCreation = [{ by: 'createdAt', order: 'desc' }] as const
  expect(orderOf({ sort: null, filter: { createdAfter: day } })).toEqual(byCreation)
  expect(orderOf({ sort: null, filter: { createdBefore: day } })).toEqual(byCreation)
  const both = { createdAfter: day, lastActivityAfter: day }
  for (const filter of [{}, both, { lastActivityBefore: day }])
    expect(orderOf({ sort: null, filter })).toEqual(defaultSort)
  expect(orderOf({ sort: defaultSort, filter: { createdAfter: day } })).toEqual(defaultSort)
})
