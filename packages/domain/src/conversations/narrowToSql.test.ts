import { expect, test } from 'vitest'
import type { AccountId, Filter, MemberActor, UserId } from '@parley/contract'
import { textOf } from '@parley/db'
import { narrowed, ofAccount } from './narrowToSql.ts'
import type { Asked } from './Asked.ts'

const by = {
  type: 'member',
  accountId: '01900000-0000-7000-8000-000000000001' as AccountId,
  userId: '01900000-0000-7000-8000-000000000002' as UserId,
  role: 'owner',
  sessionId: null,
  clientId: null,
} as unknown as MemberActor

/** Of a million conversations, each facet in a hundredth; one message in a million holds `rare`. */
const asked = (filter: Filter): Asked => ({
  by,
  topics: ['admins', 'members'],
  floor: null,
  filter,
  now: new Date(),
  counts: {
    all: () => 1_000_000,
    of: (_, named) => 10_000 * named.length,
    dated: () => 0.001,
    dateAt: () => null,
    marksOf: () => 0,
    settled: 0,
    words: {
      each: 3,
      messages: 3_000_000,
      has: () => true,
      shareOf: (word) => (word === 'rare' ? 1e-6 : 0.2),
    },
  },
})

const written = (filter: Filter) => textOf(ofAccount(asked(filter))).text

test('words of few messages beside another condition, either of which may be met, are found by an index', () => {
  const either = (search: string): Filter => ({ or: [{ search }, { labels: { any: ['vip'] } }] })
  expect(narrowed(asked(either('rare'))).rows).toBeLessThan(20_000)
  expect(written(either('rare'))).toContain('tsquery')
  expect(narrowed(asked(either('often'))).where).toBeUndefined()
})

test('where facets alone find the rows, no index is asked for the account; where ids do, it is', () => {
  expect(written({ status: { in: ['open'] } })).toContain('is true')
  expect(written({ id: { in: [by.userId] } } as unknown as Filter)).not.toContain('is true')
  expect(written({})).not.toContain('is true')
})
