/** When one may want to see it again: in three hours, tomorrow and next Monday at nine, in a month. */
export function snoozeTimes(now: Date): { key: SnoozeKey; until: Date }[] {
  const atNine = (days: number) => {
    const day = new Date(now)
    day.setDate(day.getDate() + days)
    day.setHours(9, 0, 0, 0)
    return day
  }
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { key: 'later', until: new Date(now.getTime() + 3 * 3_600_000) },
    { key: 'tomorrow', until: atNine(1) },
    { key: 'nextWeek', until: atNine(toMonday) },
    { key: 'nextMonth', until: atNine(30) },
  ]
}
export type SnoozeKey = 'later' | 'tomorrow' | 'nextWeek' | 'nextMonth'
