import { expect, test } from 'vitest'
import type { ConversationFilter } from '@parley/contract'
import type { Inputs } from '../apply/Query.ts'
import { heldClock } from '../testing/heldClock.ts'
import { Aging } from './Aging.ts'
import { makeEntry } from './Entry.ts'
import type { Entry } from './Entry.ts'
import { keyOf } from './keys.ts'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

function watched(filters: Record<string, ConversationFilter>) {
  const clock = heldClock()
  const asked: string[] = []
  const names = new Map<Entry, string>()
  const entries = () => [...names.keys()]
  const aging = new Aging({ clock, entries, refresh: (entry) => asked.push(names.get(entry)!) })
  clock.move(90 * minute)
  for (const [name, filter] of Object.entries(filters)) {
    const input: Inputs['conversations.list'] = { accountId: 'a', filter }
    const entry = makeEntry(keyOf('conversations.list', input)) as unknown as Entry
    names.set(entry, name)
    aging.watch(entry)
  }
  const pass = (ms: number) => {
    asked.length = 0
    for (let passed = 0; passed < ms; passed += second) clock.move(second)
    return asked
  }
  return { aging, pass }
}

const today = { createdAfter: { startOf: 'day', tz: 'Europe/Paris' } } as const

test('what counts back from now is asked for once a minute, however deep it stands', () => {
  const lastHour = { or: [{ not: { lastActivityAfter: { ago: 'PT1H' } } }] }
  const { pass } = watched({ lastHour, open: { status: ['open'] } })
  expect(pass(10 * minute)).toEqual(Array.from({ length: 10 }, () => 'lastHour'))
})

test('today is another at midnight of its zone, within three seconds, and not before', () => {
  const { pass } = watched({ today, always: { createdAfter: new Date(0) } })
  // 1:30 in the morning of UTC is 2:30 of Paris in the winter of 1970 (one hour ahead).
  expect(pass(21 * hour + 30 * minute - second)).toEqual([])
  expect(pass(3 * second + second)).toEqual(['today'])
  expect(pass(24 * hour - 5 * second)).toEqual([])
})

test('nothing is looked at where no date moves, nor after the end', () => {
  expect(watched({ open: { status: ['open'] } }).pass(3 * minute)).toEqual([])
  const { aging, pass } = watched({ today })
  aging.close()
  expect(pass(25 * hour)).toEqual([])
})
