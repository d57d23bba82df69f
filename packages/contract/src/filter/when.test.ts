import { describe, expect, test } from 'vitest'
import { calendarDay, resolveWhen, startOfDay } from './when.ts'

const iso = (at: Date) => at.toISOString()
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000

describe('the first instant of a calendar day', () => {
  test.each([
    ['the day Paris loses an hour', 2026, 3, 29, 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['the day after', 2026, 3, 30, 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['the day Paris gains an hour', 2026, 10, 25, 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
    ['the day after that', 2026, 10, 26, 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
    // Clocks go from 24:00 to 01:00: the day begins at one.
    ['a midnight that is skipped', 2026, 9, 6, 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // Clocks go from 24:00 back to 23:00 of the day before: midnight comes once, an hour later.
    ['a midnight that is put off', 2026, 4, 5, 'America/Santiago', '2026-04-05T04:00:00.000Z'],
    ['a day past the month', 2026, 2, 29, 'UTC', '2026-03-01T00:00:00.000Z'],
    ['a day of a leap year', 2028, 2, 29, 'UTC', '2028-02-29T00:00:00.000Z'],
    ['a zone of quarter hours', 2026, 1, 1, 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ])('%s', (_name, year, month, day, tz, expected) => {
    expect(iso(startOfDay(year, month, day, tz))).toBe(expected)
    if (!_name.includes('past')) {
      expect(calendarDay(startOfDay(year, month, day, tz), tz)).toEqual({ year, month, day })
      const eve = new Date(startOfDay(year, month, day, tz).getTime() - 1)
      expect(calendarDay(eve, tz)).not.toEqual({ year, month, day })
    }
  })

  test('a day lasts 23, 25 or 24 hours', () => {
    const length = (month: number, day: number, tz: string) =>
      hours(startOfDay(2026, month, day, tz), startOfDay(2026, month, day + 1, tz))
    expect(length(3, 29, 'Europe/Paris')).toBe(23)
    expect(length(10, 25, 'Europe/Paris')).toBe(25)
    expect(length(9, 6, 'America/Santiago')).toBe(23)
    expect(length(9, 5, 'America/Santiago')).toBe(24)
  })
})

describe('yesterday', () => {
  const yesterday = { startOf: 'day', tz: 'Europe/Paris', ago: 'P1D' } as const
  test.each([
    ['late on a day of 25 hours', '2026-10-25T22:30:00Z', '2026-10-23T22:00:00.000Z'],
    ['early on it', '2026-10-24T22:30:00Z', '2026-10-23T22:00:00.000Z'],
    ['early after a day of 23 hours', '2026-03-29T22:10:00Z', '2026-03-28T23:00:00.000Z'],
    ['in winter', '2026-01-10T12:00:00Z', '2026-01-08T23:00:00.000Z'],
  ])('%s is the day before', (_name, now, expected) => {
    expect(iso(resolveWhen(yesterday, new Date(now)))).toBe(expected)
  })
})
