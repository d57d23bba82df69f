import type { Filter } from '@parley/contract'
import { normaliseFilter, parseAddress, printAddress, resolveWhen } from '@parley/contract'
import { describe, expect, test } from 'vitest'
import { addChip, chipId, chipsOf, dropChip, replaceChip, setChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { datePresets, dayOf, presetOf, rangeOfDays } from './datePresets.ts'
import { flipChip, turnChip } from './flipChip.ts'
import { suggest } from './suggest.ts'
import type { Vocabulary } from './vocabulary.ts'

const paris = 'Europe/Paris'
const whole: Filter = normaliseFilter({
  status: { in: ['open', 'pending'], notIn: ['closed'] },
  priority: [null],
  labels: { any: ['vip'], all: ['a'], none: ['billing'] },
  hasUnread: false,
  pinned: true,
  createdAfter: { ago: 'P7D' },
  lastActivityBefore: new Date('2026-10-01T00:00:00Z'),
  search: 'no sound',
  or: [{ status: ['open'] }, { labels: ['x'] }],
})

describe('a filter as a sentence of chips', () => {
  test('each phrase is a chip; a key with both sides is two', () => {
    expect(chipsOf(whole).map(chipId)).toEqual([
      'status.in',
      'status.notIn',
      'priority.in',
      'labels.any',
      'labels.all',
      'labels.none',
      'hasUnread',
      'pinned',
      'created',
      'lastActivity',
      'search',
      'groups',
    ])
  })

  test('the chips say the whole filter, and taking each away leaves nothing', () => {
    expect(chipsOf(whole).reduce(setChip, {})).toEqual(whole)
    expect(chipsOf(whole).reduce(dropChip, whole)).toEqual({})
  })

  test('taking one away leaves the others as they were', () => {
    for (const chip of chipsOf(whole)) {
      const rest = dropChip(whole, chip)
      expect(chipsOf(rest)).toEqual(chipsOf(whole).filter((one) => chipId(one) !== chipId(chip)))
      expect(parseAddress(new URLSearchParams(printAddress({ filter: rest }))).filter).toEqual(rest)
    }
  })

  test('a value joins those of its place', () => {
    const chip: Chip = { type: 'list', key: 'status', op: 'in', values: ['pending', 'resolved'] }
    expect(addChip(whole, chip).status).toEqual({
      in: ['open', 'pending', 'resolved'],
      notIn: ['closed'],
    })
  })

  test('a flip goes round, and joins what stands there', () => {
    const [status] = chipsOf({ status: { in: ['open'], notIn: ['closed'] } })
    const turned = replaceChip(
      { status: { in: ['open'], notIn: ['closed'] } },
      status!,
      flipChip(status!, paris),
    )
    expect(turned).toEqual({ status: { notIn: ['closed', 'open'] } })
    let chip: Chip = { type: 'labels', op: 'any', values: ['vip'] }
    const seen = [1, 2, 3]
      .map(() => (chip = flipChip(chip, paris)))
      .map((one) => 'op' in one && one.op)
    expect(seen).toEqual(['all', 'none', 'any'])
  })

  test('a flip is of what the filter says now, not of what was on the screen', () => {
    const shown: Chip = { type: 'list', key: 'status', op: 'in', values: ['open'] }
    const once = turnChip({ status: { in: ['open'] } }, shown, paris)
    expect(once).toEqual({ status: { notIn: ['open'] } })
    expect(turnChip(once, shown, paris)).toEqual({ status: { in: ['open'] } })
    expect(turnChip({ pinned: true }, shown, paris)).toEqual({ pinned: true })
  })

  test('a day flips from it, before it, and to the whole of it', () => {
    const day = new Date('2026-10-24T22:00:00Z')
    const from: Chip = { type: 'date', key: 'created', after: day }
    const before = flipChip(from, paris)
    expect(before).toEqual({ type: 'date', key: 'created', before: day })
    const between = flipChip(before, paris)
    expect(between).toMatchObject({ after: day, before: new Date('2026-10-25T23:00:00Z') })
    expect(flipChip(between, paris)).toEqual(from)
  })
})

describe('dates', () => {
  test('a preset is recognised, wherever it was chosen', () => {
    for (const key of Object.keys(datePresets) as (keyof typeof datePresets)[])
      expect(presetOf(datePresets[key]('Asia/Tokyo'))).toBe(key)
    expect(presetOf({ after: { ago: 'P8D' } })).toBeNull()
    expect(presetOf({ after: new Date() })).toBeNull()
  })

  test('yesterday ends where today begins, on a day of 25 hours too', () => {
    const now = new Date('2026-10-25T22:30:00Z')
    const { after, before } = datePresets.yesterday(paris)
    expect(resolveWhen(after, now).toISOString()).toBe('2026-10-23T22:00:00.000Z')
    expect(resolveWhen(before, now).toISOString()).toBe('2026-10-24T22:00:00.000Z')
  })

  test('whole days: to the first instant of the day after the last, and back', () => {
    const first = { year: 2026, month: 3, day: 28 }
    const last = { year: 2026, month: 3, day: 29 }
    const range = rangeOfDays(first, last, paris)
    expect(range).toEqual({
      after: new Date('2026-03-27T23:00:00Z'),
      before: new Date('2026-03-29T22:00:00Z'),
    })
    expect(dayOf(range.after, 'after', paris)).toEqual(first)
    expect(dayOf(range.before, 'before', paris)).toEqual(last)
    const end = rangeOfDays(null, { year: 2026, month: 12, day: 31 }, paris)
    expect(end).toEqual({ before: new Date('2026-12-31T23:00:00Z') })
  })
})

describe('the filter menu', () => {
  const vocabulary: Vocabulary = [
    {
      field: 'status',
      name: 'Status',
      aliases: [],
      words: [{ value: 'open', name: 'Open', aliases: [] }],
    },
    {
      field: 'priority',
      name: 'Priority',
      aliases: [],
      words: [
        { value: 'urgent', name: 'Urgent', aliases: [] },
        { value: null, name: 'No priority', aliases: ['none'] },
      ],
    },
    {
      field: 'assigneeId',
      name: 'Assignee',
      aliases: [],
      words: [{ value: 'x', name: 'Ana Ferreira', aliases: ['ana@parley.test'] }],
    },
    {
      field: 'labels',
      name: 'Label',
      aliases: [],
      words: [{ value: 'billing', name: 'Facturé', aliases: ['billing'] }],
    },
  ]
  const first = (text: string) => {
    const [found] = suggest(text, vocabulary)
    return found && `${found.field}:${found.word?.value ?? ''}`
  }

  test('finds a value or a field by the beginning of any of its names', () => {
    expect(first('ur')).toBe('priority:urgent')
    expect(first('ferr')).toBe('assigneeId:x')
    expect(first('fact')).toBe('labels:billing')
    expect(first('FACTURE')).toBe('labels:billing')
    expect(first('bill')).toBe('labels:billing')
    expect(first('sta')).toBe('status:')
    expect(first('pri ur')).toBe('priority:urgent')
    expect(first('zzz')).toBeUndefined()
  })

  test('offers every field before anything is typed', () => {
    expect(suggest(' ', vocabulary).map(({ field }) => field)).toEqual(
      vocabulary.map(({ field }) => field),
    )
  })
})
