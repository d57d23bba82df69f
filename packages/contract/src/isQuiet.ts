import type { QuietHours } from './words.ts'

/** Whether a person wants to be left alone at an instant, by the clock of their own zone. */
export function isQuiet(hours: QuietHours | null, at: Date): boolean {
  if (!hours || hours.from === hours.to) return false
  const { day, clock } = wallClock(at, hours.tz)
  const { from, to, days } = hours
  if (from < to) return days.includes(day) && clock >= from && clock < to
  // Over midnight: of the evening that began it, and of the morning after.
  if (clock >= from) return days.includes(day)
  return clock < to && days.includes((day + 6) % 7)
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function wallClock(at: Date, timeZone: string): { day: number; clock: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return {
    day: weekdays.indexOf(part('weekday')),
    clock: `${part('hour')}:${part('minute')}`,
  }
}
