import { describe, expect, test } from 'vitest'
import type { SavedView, Team } from '@parley/contract'
import { shippedViews, teamViews } from '../shippedViews.ts'
import { readAddress, writeAddress } from '../view.ts'
import { currentOf } from './currentOf.ts'
import { sameAsk } from './sameAsk.ts'
import { sectionsOf } from './sectionsOf.ts'

const id = '01890000-0000-7000-8000-000000000001'
const team = '01890000-0000-7000-8000-000000000002'

function view(more: Partial<Record<keyof SavedView, unknown>> = {}): SavedView {
  return {
    id,
    name: 'A view',
    emoji: null,
    scope: 'private',
    teamId: null,
    filter: { status: { in: ['open', 'pending'] } },
    sort: null,
    unread: [],
    ...more,
  } as unknown as SavedView
}
const here = (address: string) => readAddress(new URLSearchParams(address))

describe('asking the same', () => {
  test('is told by meaning, not by spelling', () => {
    expect(sameAsk({ filter: { status: ['pending', 'open'] } }, view())).toBe(true)
    expect(sameAsk({ filter: { status: ['open'] } }, view())).toBe(false)
    const either = [{ labels: ['a', 'b'] }, { hasUnread: true }]
    expect(
      sameAsk(
        { filter: { or: either } },
        { filter: { or: [{ hasUnread: true }, { labels: { any: ['b', 'a'] } }] } },
      ),
    ).toBe(true)
    const sort = [{ by: 'lastActivityAt', order: 'desc' } as const]
    expect(sameAsk({ filter: {}, sort }, { filter: {}, sort: null })).toBe(true)
  })

  test('the order of a sort means something', () => {
    const [a, b] = [
      { by: 'priority', order: 'desc' } as const,
      { by: 'createdAt', order: 'asc' } as const,
    ]
    expect(sameAsk({ filter: {}, sort: [a, b] }, { filter: {}, sort: [b, a] })).toBe(false)
  })
})

describe('the view a list began from', () => {
  test('is the saved one that the address names, edited or not', () => {
    const kept = currentOf(here(`?status=pending,open&view=${id}`), [view()])
    expect(kept).toMatchObject({ view: { id }, shipped: null, dirty: false })
    const edited = currentOf(here(`?status=pending&view=${id}`), [view()])
    expect(edited).toMatchObject({ view: { id }, dirty: true, base: { filter: view().filter } })
    const sorted = currentOf(here(`?status=pending,open&sort=createdAt&view=${id}`), [view()])
    expect(sorted.dirty).toBe(true)
  })

  test('is a shipped one by name, also when it was edited, and by its filter without a name', () => {
    for (const { key, filter, sort } of [...shippedViews, ...teamViews]) {
      const named = here(writeAddress({ filter, sort, view: key }))
      const typed = here(writeAddress({ filter, sort, view: null }))
      for (const place of [named, typed])
        expect(currentOf(place, [])).toMatchObject({ view: null, shipped: key, dirty: false })
    }
    expect(currentOf(here('?assignee=me&labels=vip&view=mine'), [])).toMatchObject({
      shipped: 'mine',
      dirty: true,
    })
  })

  test('is none for what is kept nowhere, and for a view that is gone', () => {
    expect(currentOf(here('?labels=vip'), [])).toMatchObject({
      shipped: null,
      dirty: true,
      base: { filter: {} },
    })
    expect(currentOf(here(`?status=open&view=${id}`), [])).toMatchObject({
      view: null,
      dirty: true,
    })
    expect(currentOf(here(`?view=${id}`), [])).toMatchObject({ shipped: 'all', dirty: false })
  })
})

test('views stand by who sees them, and empty parts are left out', () => {
  const teams = [
    { id: team, name: 'Care', memberIds: [] },
    { id: 'other', name: 'Other', memberIds: [] },
  ] as unknown as Team[]
  const views = [
    view({ id: 'a', scope: 'account' }),
    view({ id: 'b' }),
    view({ id: 'c', scope: 'team', teamId: team }),
  ]
  const sections = sectionsOf(views, teams)
  expect(sections.map(({ team, views }) => [team, views.map(({ id }) => id)])).toEqual([
    [null, ['b']],
    ['Care', ['c']],
    [null, ['a']],
  ])
})
