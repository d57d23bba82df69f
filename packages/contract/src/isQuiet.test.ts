import { expect, test } from 'vitest'
import { isQuiet } from './isQuiet.ts'

const every = [0, 1, 2, 3, 4, 5, 6]
const night = { from: '22:00', to: '07:00', tz: 'Europe/Paris', days: every }
const at = (iso: string) => new Date(iso)

test('quiet hours count by the clock of their zone, in summer and winter', () => {
  expect(isQuiet(night, at('2026-11-21T21:30:00Z'))).toBe(true)
  expect(isQuiet(night, at('2026-11-21T20:59:00Z'))).toBe(false)
  expect(isQuiet(night, at('2026-07-21T20:00:00Z'))).toBe(true)
  expect(isQuiet(night, at('2026-11-21T06:00:00Z'))).toBe(false)
})

test('a night belongs to the day on which it begins', () => {
  // 21 November 2026 is a Saturday.
  const saturday = { ...night, days: [6] }
  expect(isQuiet(saturday, at('2026-11-22T02:00:00Z'))).toBe(true)
  expect(isQuiet(saturday, at('2026-11-21T02:00:00Z'))).toBe(false)
  expect(isQuiet(saturday, at('2026-11-22T22:00:00Z'))).toBe(false)
})

test('hours within a day, none at all, and none of no length', () => {
  const lunch = { from: '12:00', to: '13:00', tz: 'UTC', days: every }
  expect(isQuiet(lunch, at('2026-11-21T12:00:00Z'))).toBe(true)
  expect(isQuiet(lunch, at('2026-11-21T13:00:00Z'))).toBe(false)
  expect(isQuiet(null, at('2026-11-21T12:00:00Z'))).toBe(false)
  expect(isQuiet({ ...lunch, to: '12:00' }, at('2026-11-21T12:00:00Z'))).toBe(false)
})
