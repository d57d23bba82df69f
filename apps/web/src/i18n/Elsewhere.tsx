'use client'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { enElsewhere } from './enElsewhere.ts'
import { frElsewhere } from './frElsewhere.ts'
import type { ElsewhereWords } from './enElsewhere.ts'
import type { Locale } from './locales.ts'

// Both at once: in the settings another language is chosen, and is there.
const words: Record<Locale, ElsewhereWords> = { en: enElsewhere, fr: frElsewhere }

/** Gives a page that is not the inbox its own words, besides those of the dashboard. */
export function Elsewhere({ children }: { children: ReactNode }) {
  const locale = useLocale() as Locale
  const held = useMessages()
  const messages = useMemo(() => ({ ...held, ...words[locale] }), [held, locale])
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}
