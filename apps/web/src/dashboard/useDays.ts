'use client'
import { useMemo } from 'react'
import { useFormatter, useNow, useTimeZone, useTranslations } from 'use-intl'

/** Calendar days in the reader's time zone, which the server that draws the page knows too. */
export function useDays() {
  const t = useTranslations('pane')
  const format = useFormatter()
  const timeZone = useTimeZone() ?? 'UTC'
  const now = useNow({ updateInterval: 60_000 })
  const dayOf = useMemo(() => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone })
    return (date: Date) => day.format(date)
  }, [timeZone])
  const today = dayOf(now)
  const yesterday = dayOf(new Date(now.getTime() - 24 * 60 * 60 * 1000))
  const nameOf = (date: Date) => {
    const day = dayOf(date)
    if (day === today) return t('today')
    return day === yesterday ? t('yesterday') : format.dateTime(date, { dateStyle: 'long' })
  }
  return { dayOf, nameOf }
}
