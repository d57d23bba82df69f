import { useFormatter, useNow, useTranslations } from 'use-intl'

const day = 24 * 60

/** How long ago, as short as it can be said; from a week on, the date. */
export function useAgo(): (date: Date) => string {
  const t = useTranslations('row')
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const inUnits = (count: number, unit: 'minute' | 'hour' | 'day') =>
    format.number(Math.floor(count), { style: 'unit', unit, unitDisplay: 'narrow' })
  return (date) => {
    // The clock ticks twice a minute: what just happened may lie ahead of it.
    const minutes = (now.getTime() - date.getTime()) / 60_000
    if (minutes < 1) return t('now')
    if (minutes < 60) return inUnits(minutes, 'minute')
    if (minutes < day) return inUnits(minutes / 60, 'hour')
    if (minutes < 7 * day) return inUnits(minutes / day, 'day')
    const year = minutes > 300 * day ? 'numeric' : undefined
    return format.dateTime(date, { day: 'numeric', month: 'short', year })
  }
}
