import type { When } from './types.ts'

const duration =
  /^P(?=\d|T\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/

/** Years 1 to 9999: what ISO text and PostgreSQL both hold. */
const first = Date.parse('0001-01-01T00:00:00Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

/** Why a value is no When; null when it is one. */
export function problemOfWhen(value: unknown): string | null {
  if (value instanceof Date)
    return isInReach(value) ? null : 'must be a date of the years 1 to 9999'
  if (typeof value !== 'object' || value === null)
    return 'must be a date, { ago } or { startOf, tz }'
  const { ago, startOf, tz, ...more } = value as Record<string, unknown>
  const [unknown] = Object.keys(more)
  if (unknown !== undefined) return `must not hold ${unknown}`
  if (ago !== undefined && !(typeof ago === 'string' && duration.test(ago)))
    return 'ago must be an ISO 8601 duration such as P7D'
  if (startOf === undefined && tz === undefined)
    return ago === undefined ? 'must hold ago or startOf' : null
  if (startOf !== 'day' && startOf !== 'week' && startOf !== 'month')
    return 'startOf must be day, week or month'
  return typeof tz === 'string' && isZone(tz) ? null : 'tz must be a time zone such as Europe/Paris'
}

/** The instant a When names at `now`. The client and the server both read it here. */
export function resolveWhen(when: When, now: Date): Date {
  if (when instanceof Date) return when
  if (!('startOf' in when)) return within(before(now, when.ago))
  const { startOf, tz, ago } = when
  const day = ago === undefined ? dayIn(tz, now) : dayBefore(tz, now, ago)
  if (startOf === 'month') day.setUTCDate(1)
  // Monday is the first day of a week.
  if (startOf === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return within(firstInstant(day, tz))
}

/** Whether what it names moves with time. */
export function isRelative(when: When | undefined): boolean {
  return when !== undefined && !(when instanceof Date)
}

function before(now: Date, ago: string): Date {
  const [years, months, weeks, days, hours, minutes, seconds] = duration
    .exec(ago)!
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number]
  const at = new Date(now)
  if (years + months > 0) monthsBefore(at, years * 12 + months)
  at.setUTCDate(at.getUTCDate() - weeks * 7 - days)
  return new Date(at.getTime() - ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** The same day of an earlier month, or its last: a month before 31 March is 28 February. */
function monthsBefore(at: Date, months: number) {
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() - months)
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, days))
}

/** Counted on the wall: a day before a day of 25 hours is the day before it at any of its hours. */
function dayBefore(tz: string, now: Date, ago: string): Date {
  return midnightOf(before(wallIn(tz, now), ago))
}

/**
 * The first instant of a calendar day in a time zone: its midnight, or what follows where a change
 * of the clock skips it. `month` is 1 to 12; a day past the month's last is one of the next.
 */
export function startOfDay(year: number, month: number, day: number, tz: string): Date {
  const wall = new Date(Date.UTC(2000, month - 1, day))
  wall.setUTCFullYear(year, month - 1, day)
  return within(firstInstant(wall, tz))
}

/** The calendar day that a time zone's clocks show at an instant. */
export function calendarDay(at: Date, tz: string): { year: number; month: number; day: number } {
  const day = dayIn(tz, at)
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() }
}

const formats = new Map<string, Intl.DateTimeFormat>()
const mostFormats = 100

function formatOf(tz: string): Intl.DateTimeFormat {
  const held = formats.get(tz)
  if (held) return held
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (formats.size >= mostFormats) formats.clear()
  formats.set(tz, format)
  return format
}

/** What a clock on the wall of the zone shows, as if it were UTC. */
function wallIn(tz: string, at: Date): Date {
  const parts = Object.fromEntries(
    formatOf(tz)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

function dayIn(tz: string, at: Date): Date {
  return midnightOf(wallIn(tz, at))
}

function midnightOf(wall: Date): Date {
  return new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()))
}

const farthest = 26 * 3_600_000

/**
 * The first instant of a wall-clock day: midnight, or what follows where a change of the clock skips
 * it. Found by halving, as no wall is more than a day from UTC.
 */
function firstInstant(day: Date, tz: string): Date {
  let early = day.getTime() - farthest
  let late = day.getTime() + farthest
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (wallIn(tz, new Date(middle)) >= day) late = middle
    else early = middle
  }
  return new Date(late)
}

function isZone(tz: string): boolean {
  if (tz.length > 64) return false
  try {
    return formatOf(tz) !== undefined
  } catch {
    return false
  }
}

function isInReach(at: Date): boolean {
  return at.getTime() >= first && at.getTime() <= last
}

function within(at: Date): Date {
  return new Date(Math.min(Math.max(at.getTime(), first), last))
}
