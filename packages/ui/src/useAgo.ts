import { useFormatter, useNow, useTranslations } from 'use-intl'

const day = 24 * 60

/**
 * How long ago, as short as it can be said; from a week on, the date. The first number or date that a
 * page has the browser write costs as much as drawing the list: what is recent needs none.
 */
export function useAgo(): (date: Date) => string {
  const t = useTranslations('row')
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const inUnits = (count: number, unit: 'minutes' | 'hours' | 'days') =>
    t(unit, { count: Math.floor(count) })
  return (date) => {
    // The clock ticks twice a minute: what just happened may lie ahead of it.
    const minutes = (now.getTime() - date.getTime()) / 60_000
    if (minutes < 1) return t('now')
    if (minutes < 60) return inUnits(minutes, 'minutes')
    if (minutes < day) return inUnits(minutes / 60, 'hours')
    if (minutes < 7 * day) return inUnits(minutes / day, 'days')
    const year = minutes > 300 * day ? 'numeric' : undefined
    return format.dateTime(date, { day: 'numeric', month: 'short', year })
  }
}
