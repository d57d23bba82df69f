import type { ConversationFacts, Filter } from '@parley/contract'
import { limits, matches, normaliseFilter } from '@parley/contract'
import { describe, expect, test } from 'vitest'
import type { Group } from './tree.ts'
import { groupsOfTree, measureTree, nestedOf, termOf, treeOf } from './tree.ts'

const rows = (['open', 'pending', 'resolved', 'closed'] as const).flatMap((status) =>
  (['urgent', 'low', null] as const).flatMap((priority) =>
    [[], ['vip'], ['vip', 'spam']].map(
      (labels) => ({ status, priority, labels }) as unknown as ConversationFacts,
    ),
  ),
)
const answers = (filter: Filter) => rows.map((row) => matches(row, filter, { userId: 'x' }))

const groups: Filter[] = [
  { or: [{ status: ['open'] }, { priority: ['urgent'] }] },
  { and: [{ status: ['open'], labels: ['vip'] }, { not: { labels: ['spam'] } }] },
  { not: { status: ['open'], priority: ['low'] } },
  { not: { or: [{ status: ['open'] }, { priority: [null] }] } },
  { not: { not: { status: ['open'] } } },
  { and: [{ priority: ['low', null] }], or: [{ status: ['open'] }, { labels: ['vip'] }] },
  {
    and: [
      { or: [{ status: ['open'] }, { and: [{ labels: ['vip'] }, { not: { priority: [null] } }] }] },
    ],
  },
].map((filter) => normaliseFilter(filter as never))

describe('the groups of a filter as a tree', () => {
  test('say the same when they come back', () => {
    for (const filter of groups) {
      const back = groupsOfTree(treeOf(filter))!
      expect(answers(back), JSON.stringify(filter)).toEqual(answers(filter))
      // And a second round changes nothing any more.
      expect(groupsOfTree(treeOf(back))).toEqual(back)
    }
  })

  test('never nest deeper for having been looked at', () => {
    for (const filter of groups) {
      const back = groupsOfTree(treeOf(filter))!
      expect(measureTree(treeOf(back)).depth).toBeLessThanOrEqual(
        Math.max(measureTree(treeOf(filter)).depth, 1),
      )
    }
  })

  test('a condition that holds nothing yet, and a group of none, are left out', () => {
    const empty: Group = { join: 'all', isNegated: false, nodes: [] }
    expect(groupsOfTree(empty)).toBeNull()
    expect(
      groupsOfTree({
        ...empty,
        nodes: [
          termOf({ type: 'list', key: 'status', op: 'in', values: [] }),
          nestedOf('all', []),
          termOf({ type: 'flag', key: 'pinned', value: true }),
        ],
      }),
    ).toEqual({ and: [{ pinned: true }] })
  })

  test('know their limits', () => {
    const pinned = termOf({ type: 'flag', key: 'pinned', value: true })
    const deep = (levels: number): Group => ({
      join: 'any',
      isNegated: false,
      nodes: [pinned, ...(levels === 0 ? [] : [nestedOf('any', deep(levels - 1).nodes)])],
    })
    expect(measureTree(deep(limits.filterDepth - 1)).isTooMuch).toBe(false)
    expect(measureTree(deep(limits.filterDepth)).isTooMuch).toBe(true)
  })
})
