import { expect, test } from 'vitest'
import type { Filter } from '@parley/contract'
import { missingOf } from './missingOf.ts'

const account = {
  members: [{ userId: 'ana' }],
  teams: [{ id: 'blue' }],
  inboxes: [{ id: 'web' }],
  labels: [{ name: 'vip' }],
} as unknown as Parameters<typeof missingOf>[1]

test('names what a filter asks for and the account has no more, wherever it stands, once', () => {
  const filter: Filter = {
    labels: { any: ['vip', 'gone'], none: ['gone'] },
    assigneeId: { in: ['me', null, 'ana', 'bo'] },
    teamId: { notIn: ['red', 'blue', null] },
    or: [{ inboxId: { in: ['mail'] } }, { not: { participantId: { in: ['bo', 'me'] } } }],
  }
  expect(missingOf(filter, account)).toEqual([
    { what: 'label', value: 'gone' },
    { what: 'team', value: 'red' },
    { what: 'member', value: 'bo' },
    { what: 'inbox', value: 'mail' },
  ])
})

test('nothing is missing of what is there', () => {
  const filter: Filter = { labels: { all: ['vip'] }, status: { in: ['open'] }, search: 'gone' }
  expect(missingOf(filter, account)).toEqual([])
})
