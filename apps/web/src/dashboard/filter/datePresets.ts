import { calendarDay, startOfDay } from '@parley/contract'
import type { When } from '@parley/contract'

/** From `after` to before `before`; a side that is absent is open. */
export interface DateRange {
  after?: When | undefined
  before?: When | undefined
}

/** Spans that move with time, in a time zone. */
export const datePresets = {
  today: (tz) => ({ after: { startOf: 'day', tz } }),
  yesterday: (tz) => ({
    after: { startOf: 'day', tz, ago: 'P1D' },
    before: { startOf: 'day', tz },
  }),
  last7: () => ({ after: { ago: 'P7D' } }),
  thisWeek: (tz) => ({ after: { startOf: 'week', tz } }),
  last30: () => ({ after: { ago: 'P30D' } }),
  thisMonth: (tz) => ({ after: { startOf: 'month', tz } }),
} satisfies Record<string, (tz: string) => DateRange>
export type DatePreset = keyof typeof datePresets
export const datePresetKeys = Object.keys(datePresets) as DatePreset[]

/** The preset that a range is, in whichever time zone it was chosen; null for any other. */
export function presetOf(range: DateRange): DatePreset | null {
  const said = textOf(range)
  return (
    datePresetKeys.find((key) => textOf(datePresets[key](zoneOf(range) ?? 'UTC')) === said) ?? null
  )
}

/** The time zone that a range is read in; null where none is said. */
export function zoneOf({ after, before }: DateRange): string | null {
  for (const when of [after, before]) if (when && 'tz' in when) return when.tz
  return null
}

function textOf({ after, before }: DateRange): string {
  return [after, before]
    .map((when) => {
      if (when === undefined) return ''
      if (when instanceof Date) return when.toISOString()
      return 'startOf' in when ? `${when.startOf} ${when.tz} ${when.ago ?? ''}` : when.ago
    })
    .join('|')
}

/** A calendar day; `month` is 1 to 12. */
export interface Day {
  year: number
  month: number
  day: number
}

/** Whole days in a time zone: from the first instant of the first to that of the day after the last. */
export function rangeOfDays(first: Day | null, last: Day | null, tz: string): DateRange {
  return {
    ...(first && { after: startOfDay(first.year, first.month, first.day, tz) }),
    ...(last && { before: startOfDay(last.year, last.month, last.day + 1, tz) }),
  }
}

/** The day that `after` begins, or the last one that `before` leaves in; null when it moves. */
export function dayOf(when: When | undefined, side: 'after' | 'before', tz: string): Day | null {
  if (!(when instanceof Date)) return null
  return calendarDay(side === 'after' ? when : new Date(when.getTime() - 1), tz)
}

/** Whether an instant is the first of a day in a time zone. */
export function isDayStart(at: Date, tz: string): boolean {
  const { year, month, day } = calendarDay(at, tz)
  return startOfDay(year, month, day, tz).getTime() === at.getTime()
}
