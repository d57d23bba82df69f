'use client'
import { lazily } from '@parley/ui'
import type { Lazily } from '@parley/ui'
import dynamic from 'next/dynamic'
import { useEffect, useMemo, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import type { LateWords } from '../../i18n/enLate.ts'
import type { Locale } from '../../i18n/locales.ts'
import { mergeWords } from '../../i18n/mergeWords.ts'
import { drawnOrLate } from './drawnOrLate.tsx'

interface Giver {
  children: (words: LateWords) => ReactNode
}

// Each is a file of its own, as those are that a page begins with.
const load: Record<Locale, () => Promise<LateWords>> = {
  en: () => import('../../i18n/enLate.ts').then(({ enLate }) => enLate),
  fr: () => import('../../i18n/frLate.ts').then(({ frLate }) => frLate),
}
const wordsIn: Record<Locale, Lazily<Giver>> = {
  en: drawnOrLate(
    dynamic(() => import('../../i18n/enLate.ts').then(({ enLate }) => giving(enLate))),
    lazily(() => load.en().then(giving)),
  ),
  fr: drawnOrLate(
    dynamic(() => import('../../i18n/frLate.ts').then(({ frLate }) => giving(frLate))),
    lazily(() => load.fr().then(giving)),
  ),
}

function giving(words: LateWords): ComponentType<Giver> {
  return ({ children }) => children(words)
}

/**
 * Fetches the words of late parts in the language of the page. Where a translator has put another one
 * there, they come with the first part.
 */
export async function prepareLateWords(): Promise<void> {
  const { lang } = document.documentElement
  if (lang in wordsIn) await wordsIn[lang as Locale].prepare()
}

/** A part with the words that a page begins without. */
export function withLateWords<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function WithLateWords(props: P) {
    const locale = useLocale() as Locale
    // The part stays as it is when the language changes: so does what gave its first words.
    const [first] = useState(locale)
    const others = useOthers(locale, first)
    const Words = wordsIn[first]
    return (
      <Words>
        {(words) => (
          <Saying words={others ?? words}>
            <Part {...props} />
          </Saying>
        )}
      </Words>
    )
  }
}

/** The words of the language that was chosen since; null while they are not here, or in the first one. */
function useOthers(locale: Locale, first: Locale): LateWords | null {
  const [others, setOthers] = useState<{ locale: Locale; words: LateWords } | null>(null)
  useEffect(() => {
    if (locale === first) return
    let isOver = false
    load[locale]().then(
      (words) => !isOver && setOthers({ locale, words }),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [locale, first])
  return others?.locale === locale ? others.words : null
}

function Saying({ words, children }: { words: LateWords; children: ReactNode }) {
  const locale = useLocale()
  const held = useMessages()
  const messages = useMemo(() => mergeWords(held, words), [held, words])
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}
