import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import { matches } from './matches.ts'
import type { Candidate } from './matches.ts'
import { ConversationFilterSchema, SortSchema } from './schema.ts'
import type { ConversationFilter, Sort } from './types.ts'

const someone = '00000000-0000-4000-8000-000000000001'
const other = '00000000-0000-4000-8000-000000000002'
const viewer = { userId: someone }

function row(facts: Partial<Candidate> = {}): Candidate {
  return {
    id: other,
    kind: 'support',
    status: 'open',
    priority: null,
    assigneeId: null,
    teamId: null,
    inboxId: null,
    contact: null,
    labels: [],
    lastActivityAt: new Date(0),
    createdAt: new Date(0),
    waitingSince: null,
    ...facts,
  } as Candidate
}

function ask(filter: ConversationFilter, facts?: Partial<Candidate>) {
  return matches(row(facts), ConversationFilterSchema.parse(filter), viewer)
}

function problem(filter: unknown): string {
  const result = ConversationFilterSchema.safeParse(filter)
  return result.success
    ? 'none'
    : `${result.error.issues[0]!.path.join('.')}: ${result.error.issues[0]!.message}`
}

describe('the filter', () => {
  test('every spelling comes out in one inner shape, which is itself a spelling', () => {
    const short = ConversationFilterSchema.parse({ status: ['open'], labels: ['vip'] })
    expect(short).toEqual({ status: { in: ['open'] }, labels: { any: ['vip'] } })
    expect(ConversationFilterSchema.parse(short)).toEqual(short)
  })

  test.each([
    [{ status: [] }, 'status.in'],
    [{ status: ['opened'] }, 'status.in.0'],
    [{ status: {} }, 'status'],
    [{ colour: 'red' }, ''],
    [{ and: [] }, 'and'],
    [{ or: [{ priority: { notIn: ['hot'] } }] }, 'or.0.priority.notIn.0'],
    [{ assigneeId: ['you'] }, 'assigneeId.in.0'],
    [{ search: 'a\u0000' }, 'search'],
    [{ search: 'x'.repeat(201) }, 'search'],
    [{ not: { not: { not: { not: { not: { not: { unassigned: true } } } } } } }, ''],
    [{ and: Array.from({ length: 100 }, () => ({ status: ['open'], kind: ['group'] })) }, ''],
  ])('malformed %j is refused and names the place', (filter, path) => {
    expect(problem(filter).split(':')[0]).toBe(path)
    expect(problem(filter)).not.toBe('none')
  })

  test('a bomb of nesting is refused without reaching the recursion', () => {
    let bomb: object = {}
    for (let depth = 0; depth < 100_000; depth += 1) bomb = { not: bomb }
    expect(problem(bomb)).toContain('deeper')
  })

  test('one outer and with a list of ids counts toward neither depth nor terms', () => {
    const deep = { not: { not: { not: { not: { not: { unassigned: true } } } } } }
    expect(problem({ and: [deep, { id: { in: [someone] } }] })).toBe('none')
  })

  test('notIn keeps rows that have none, unless null is in the list', () => {
    expect(ask({ priority: { notIn: ['urgent'] } })).toBe('yes')
    expect(ask({ priority: { notIn: ['urgent', null] } })).toBe('no')
    expect(ask({ priority: [null, 'low'] })).toBe('yes')
  })

  test('me is the viewer', () => {
    expect(ask({ assigneeId: ['me'] }, { assigneeId: someone as never })).toBe('yes')
    expect(ask({ assigneeId: ['me'] }, { assigneeId: other as never })).toBe('no')
  })

  test('what cannot be decided is unknown, unless something else decides', () => {
    expect(ask({ hasUnread: true })).toBe('unknown')
    expect(ask({ hasUnread: true, status: ['closed'] })).toBe('no')
    expect(ask({ or: [{ search: 'x' }, { status: ['open'] }] })).toBe('yes')
    expect(ask({ not: { search: 'x' } })).toBe('unknown')
    expect(ask({ hasUnread: true }, { unreadCount: 2 })).toBe('yes')
  })

  test('not is the opposite wherever the answer is known', () => {
    const facts = fc.record({
      status: fc.constantFrom('open', 'resolved'),
      priority: fc.constantFrom('urgent', null),
      labels: fc.subarray(['a', 'b']),
    })
    const filter = fc.constantFrom<ConversationFilter>(
      { status: ['open'] },
      { priority: { notIn: ['urgent'] } },
      { labels: { all: ['a', 'b'] } },
      { labels: { none: ['a'] }, unassigned: true },
      { or: [{ status: ['resolved'] }, { labels: ['b'] }] },
    )
    fc.assert(
      fc.property(facts, filter, (given, asked) => {
        const is = ask(asked, given as Partial<Candidate>)
        expect(ask({ not: asked }, given as Partial<Candidate>)).toBe(is === 'yes' ? 'no' : 'yes')
      }),
    )
  })
})

describe('the sort', () => {
  test('is total and transitive: sorting any shuffle gives one order', () => {
    const facts = fc.record({
      id: fc.uuid(),
      priority: fc.constantFrom('urgent', 'high', 'medium', 'low', null),
      waitingSince: fc.option(
        fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
        { nil: null },
      ),
      lastActivityAt: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
    })
    const sort = fc.constantFrom<Sort>(
      [{ by: 'priority', order: 'desc' }],
      [
        { by: 'waitingSince', order: 'asc' },
        { by: 'priority', order: 'asc' },
      ],
      [{ by: 'lastActivityAt', order: 'desc' }],
    )
    fc.assert(
      fc.property(fc.uniqueArray(facts, { selector: (one) => one.id }), sort, (rows, by) => {
        const order = compare(by)
        const all = rows.map((one) => row(one as Partial<Candidate>))
        const ids = (list: Candidate[]) => list.map((one) => one.id)
        expect(ids([...all].sort(order))).toEqual(ids([...all].reverse().sort(order)))
      }),
    )
  })

  test('rows without a value come last in either direction', () => {
    const rows = [row(), row({ id: someone as never, priority: 'low' })]
    for (const order of ['asc', 'desc'] as const)
      expect([...rows].sort(compare([{ by: 'priority', order }]))[0]!.priority).toBe('low')
  })

  test('an unknown or repeated key is refused', () => {
    expect(SortSchema.safeParse([{ by: 'subject', order: 'asc' }]).success).toBe(false)
    const twice = [
      { by: 'priority', order: 'asc' },
      { by: 'priority', order: 'desc' },
    ]
    expect(SortSchema.safeParse(twice).success).toBe(false)
  })
})
