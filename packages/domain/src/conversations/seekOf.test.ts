import { expect, test } from 'vitest'
import { defaultSort } from '@parley/contract'
import type { AccountId, Filter, MemberActor, UserId } from '@parley/contract'
import type { Page } from './Page.ts'
import { isEverywhere, seekOf } from './seekOf.ts'

const by = {
  accountId: '01900000-0000-7000-8000-000000000001' as AccountId,
  userId: '01900000-0000-7000-8000-000000000002' as UserId,
  role: 'owner',
} as unknown as MemberActor
const shares: Record<string, number> = { everywhere: 0.5, often: 0.006, rare: 1e-5 }

/** Of a million conversations with three messages each. */
const page = (filter: Filter, sort: Page['sort'] = defaultSort): Page => ({
  by,
  topics: ['admins'],
  floor: null,
  filter,
  sort,
  limit: sort ? 26 : 1001,
  now: new Date(),
  counts: {
    all: () => 1_000_000,
    of: (_, named) => 5000 * named.length,
    dated: () => 0.5,
    dateAt: () => null,
    marksOf: () => 0,
    settled: 0,
    words: {
      each: 3,
      messages: 3_000_000,
      has: (word) => word in shares,
      shareOf: (word) => shares[word] ?? 1e-4,
    },
  },
})

test('a list finds the hits of words that few hold; of more it would make nothing, and meets them', () => {
  expect(seekOf(page({ search: 'rare' }))).toMatchObject({ walk: 0, way: 'rows' })
  expect(isEverywhere(page({ search: 'rare' }))).toBe(false)
  expect(seekOf(page({ search: 'often' }))).toMatchObject({ finding: Infinity, way: 'each' })
  expect(isEverywhere(page({ search: 'often' }))).toBe(true)
})

test('what is met only far down a list is not tried first', () => {
  const filter = { search: 'often', labels: { any: ['vip'] } }
  expect(seekOf(page({ search: 'often' })).walk).toBeGreaterThan(0)
  expect(seekOf(page(filter)).walk).toBe(0)
  const everywhere = { ...filter, search: 'everywhere' }
  expect(seekOf(page(everywhere, null)).walk).toBeGreaterThan(0)
})

test('a count reads hits until it has enough, and asks rows only where nearly every one holds the words', () => {
  expect(seekOf(page({ search: 'often' }, null))).toMatchObject({ walk: 0, way: 'rows' })
  expect(seekOf(page({ search: 'oft' }, null))).toMatchObject({ walk: 0, way: 'rows' })
  expect(seekOf(page({ search: 'oft' })).walk).toBeGreaterThan(0)
  expect(seekOf(page({ search: 'everywhere' }, null)).way).toBe('each')
})
