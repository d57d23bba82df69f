'use client'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { catalogues } from './catalogues.ts'
import type { Locale } from './catalogues.ts'

interface LanguageProps {
  locale: Locale
  /** The server's clock when it drew the page: the first client render says the same. */
  now: Date
  timeZone: string
  children: ReactNode
}

/** Gives everything below it its words, and dates in the reader's way. */
export function Language({ locale, now, timeZone, children }: LanguageProps) {
  return (
    <IntlProvider locale={locale} messages={catalogues[locale]} now={now} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
