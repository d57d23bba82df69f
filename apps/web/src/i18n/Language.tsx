'use client'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { catalogues, chooseLocale } from './catalogues.ts'
import type { Locale } from './catalogues.ts'

interface LanguageProps {
  locale: Locale
  /** The server's clock when it drew the page: the first client render says the same. */
  now: Date
  timeZone: string
  children: ReactNode
}

type Choose = (language: Locale | null) => void
const Context = createContext<Choose>(() => {})

/** Gives everything below it its words, and dates in the reader's way. */
export function Language({ locale: drawn, now, timeZone, children }: LanguageProps) {
  const [locale, setLocale] = useState(drawn)
  const choose = useMemo<Choose>(
    () => (language) => setLocale(language ?? chooseLocale(undefined, navigator.languages.join())),
    [],
  )
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <IntlProvider locale={locale} messages={catalogues[locale]} now={now} timeZone={timeZone}>
      <Context value={choose}>{children}</Context>
    </IntlProvider>
  )
}

/** Has the page say everything in another language at once; null for what the browser asks for. */
export function useChooseLanguage(): Choose {
  return useContext(Context)
}
