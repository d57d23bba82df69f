'use client'
import dynamic from 'next/dynamic'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { DashboardWords } from './en.ts'
import { chooseLocale } from './locales.ts'
import type { Locale } from './locales.ts'

// Each is a file of its own: a page comes with the one it was drawn in.
const wordsIn = {
  en: dynamic(() => import('./en.ts').then(({ en }) => giving(en))),
  fr: dynamic(() => import('./fr.ts').then(({ fr }) => giving(fr))),
}
const load: Record<Locale, () => Promise<DashboardWords>> = {
  en: () => import('./en.ts').then(({ en }) => en),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
}

function giving(words: DashboardWords) {
  return ({ children }: { children: (words: DashboardWords) => ReactNode }) => children(words)
}

interface LanguageProps {
  locale: Locale
  /** The server's clock when it drew the page: the first client render says the same. */
  now: Date
  timeZone: string
  children: ReactNode
}

interface Shown {
  locale: Locale
  /** null while they are those the page was drawn with. */
  others: DashboardWords | null
}

type Choose = (language: Locale | null) => void
const Context = createContext<Choose>(() => {})

/** Gives everything below it its words, and dates in the reader's way. */
export function Language({ locale: drawn, now, timeZone, children }: LanguageProps) {
  // What is below stays as it is when the language changes: so does the part that gave its first words.
  const [first] = useState(drawn)
  const [{ locale, others }, setShown] = useState<Shown>({ locale: drawn, others: null })
  const choose = useMemo(() => chooser(setShown), [])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const Words = wordsIn[first]
  return (
    <Words>
      {(words) => (
        <IntlProvider locale={locale} messages={others ?? words} now={now} timeZone={timeZone}>
          <Context value={choose}>{children}</Context>
        </IntlProvider>
      )}
    </Words>
  )
}

/** Of two choices the later one stays, whichever comes first. */
function chooser(show: (shown: Shown) => void): Choose {
  let wanted: Locale | null = null
  return (language) => {
    const locale = language ?? chooseLocale(undefined, navigator.languages.join())
    wanted = locale
    // Without its words it stays what it is.
    load[locale]().then(
      (others) => wanted === locale && show({ locale, others }),
      () => {},
    )
  }
}

/** Has the page say everything in another language at once; null for what the browser asks for. */
export function useChooseLanguage(): Choose {
  return useContext(Context)
}
