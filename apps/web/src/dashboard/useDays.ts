'use client'
import { useMemo } from 'react'
import { useFormatter, useNow, useTimeZone, useTranslations } from 'use-intl'

/** Calendar days in the reader's time zone, which the server that draws the page knows too. */
export function useDays() {
  const t = useTranslations('pane')
  const format = useFormatter()
  const timeZone = useTimeZone() ?? 'UTC'
  const now = useNow({ updateInterval: 60_000 })
  const dayOf = useMemo(() => dayIn(timeZone), [timeZone])
  const today = dayOf(now)
  const yesterday = dayOf(new Date(now.getTime() - 24 * 60 * 60 * 1000))
  const nameOf = (date: Date) => {
    const day = dayOf(date)
    if (day === today) return t('today')
    return day === yesterday ? t('yesterday') : format.dateTime(date, { dateStyle: 'long' })
  }
  return { dayOf, nameOf }
}

const known = new Map<string, Intl.DateTimeFormat>()

/** Made once: it takes as long as drawing several messages. */
function dayIn(timeZone: string): (date: Date) => string {
  const day = known.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  known.set(timeZone, day)
  return (date) => day.format(date)
}
