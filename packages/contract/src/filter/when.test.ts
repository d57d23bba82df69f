import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { When } from './types.ts'
import { isRelative, problemOfWhen, resolveWhen } from './when.ts'

function at(when: When, now: string) {
  return resolveWhen(when, new Date(now)).toISOString()
}
const day = (tz: string, ago?: string): When => ({ startOf: 'day', tz, ...(ago && { ago }) })

describe('a date of a filter', () => {
  test.each([
    // The day on which Paris goes to summer time is 23 hours long, the one back 25.
    [day('Europe/Paris'), '2026-03-29T10:00:00Z', '2026-03-28T23:00:00.000Z'],
    [day('Europe/Paris'), '2026-03-30T10:00:00Z', '2026-03-29T22:00:00.000Z'],
    [day('Europe/Paris'), '2026-10-25T23:30:00Z', '2026-10-25T23:00:00.000Z'],
    [day('Europe/Paris'), '2026-10-25T22:30:00Z', '2026-10-24T22:00:00.000Z'],
    // Midnight is skipped: the day begins at one.
    [day('America/Santiago'), '2026-09-06T12:00:00Z', '2026-09-06T04:00:00.000Z'],
    // An hour is told twice at midnight: the day begins at the first.
    [day('America/Havana'), '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z'],
    // A day that Samoa never had.
    [day('Pacific/Apia'), '2011-12-31T00:00:00Z', '2011-12-30T10:00:00.000Z'],
    [day('Pacific/Kiritimati'), '2026-01-01T09:59:59Z', '2025-12-31T10:00:00.000Z'],
    [day('America/St_Johns'), '2026-01-01T03:29:59Z', '2025-12-31T03:30:00.000Z'],
    [day('UTC', 'P1D'), '2026-03-01T05:00:00Z', '2026-02-28T00:00:00.000Z'],
    [{ startOf: 'week', tz: 'UTC' }, '2026-11-22T23:59:59Z', '2026-11-16T00:00:00.000Z'],
    [{ startOf: 'week', tz: 'UTC' }, '2026-11-23T00:00:00Z', '2026-11-23T00:00:00.000Z'],
    [{ startOf: 'month', tz: 'Asia/Tokyo' }, '2026-10-31T15:00:00Z', '2026-10-31T15:00:00.000Z'],
    [
      { startOf: 'month', tz: 'UTC', ago: 'P1M' },
      '2026-03-31T12:00:00Z',
      '2026-02-01T00:00:00.000Z',
    ],
    [{ ago: 'P1M' }, '2026-03-31T12:00:00Z', '2026-02-28T12:00:00.000Z'],
    [{ ago: 'P1Y' }, '2024-02-29T12:00:00Z', '2023-02-28T12:00:00.000Z'],
    [{ ago: 'P1WT1H' }, '2026-01-10T00:00:00Z', '2026-01-02T23:00:00.000Z'],
    [{ ago: 'P999Y' }, '0500-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ] as [When, string, string][])('%j at %s is %s', (when, now, expected) => {
    expect(at(when, now)).toBe(expected)
  })

  test('the start of a day is within it, and no earlier instant is', () => {
    const zones = ['Europe/Paris', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu']
    const nows = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2037-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(fc.constantFrom(...zones), nows, (tz, now) => {
        const dayOf = (date: Date) => date.toLocaleDateString('en-CA', { timeZone: tz })
        const start = resolveWhen(day(tz), now)
        expect(start <= now).toBe(true)
        expect(dayOf(start)).toBe(dayOf(now))
        expect(dayOf(new Date(start.getTime() - 1))).not.toBe(dayOf(now))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [new Date(NaN), 'years 1 to 9999'],
    [new Date('+010000-01-01T00:00:00Z'), 'years 1 to 9999'],
    [new Date('0000-12-31T23:59:59Z'), 'years 1 to 9999'],
    ['2026-01-01', '{ ago }'],
    [{}, 'ago or startOf'],
    [{ ago: '7 days' }, 'P7D'],
    [{ ago: 'P' }, 'P7D'],
    [{ ago: 'PT' }, 'P7D'],
    [{ ago: `P${'9'.repeat(20)}D` }, 'P7D'],
    [{ startOf: 'year', tz: 'UTC' }, 'day, week or month'],
    [{ startOf: 'day' }, 'time zone'],
    [{ tz: 'UTC' }, 'day, week or month'],
    [{ startOf: 'day', tz: 'Mars/Base' }, 'time zone'],
    [{ startOf: 'day', tz: 'x'.repeat(10_000) }, 'time zone'],
    [{ ago: 'P1D', more: 1 }, 'more'],
  ])('%j is refused and says what is wanted', (value, words) => {
    expect(problemOfWhen(value)).toContain(words)
  })

  test('moves with time unless it is an instant', () => {
    expect([isRelative(new Date()), isRelative({ ago: 'P1D' }), isRelative(undefined)]).toEqual([
      false,
      true,
      false,
    ])
  })
})
