'use client'
import { Choices } from '@parley/ui'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { withLateWords } from '../dashboard/prepared/withLateWords.tsx'
import { Language } from '../i18n/Language.tsx'
import { languageNames, locales } from '../i18n/locales.ts'
import type { Locale } from '../i18n/locales.ts'
import { panels } from './panels.tsx'
import { now } from './samples.ts'
import { Specimen } from './Specimen.tsx'
import { specimens } from './specimens.ts'

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

const groups = [
  { title: 'packages/ui', shown: Object.entries(specimens) },
  { title: 'dashboard', shown: Object.entries(panels) },
]

const Worded = withLateWords(({ children }: { children: ReactNode }) => children)

/** Every component in every state, in the light and in the dark, in each language. */
export function Gallery() {
  const [locale, setLocale] = useState<Locale>('en')
  const [theme, setTheme] = useState<Theme>('light')
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    <Language key={locale} locale={locale} now={now} timeZone="UTC">
      <main className="mx-auto max-w-[1800px] p-4">
        <header className="sticky top-0 z-30 flex flex-wrap items-center gap-4 border-b border-line bg-bg py-3">
          <h1 className="flex-1 text-[18px] font-semibold">Gallery</h1>
          <Choices
            label="Theme"
            value={theme}
            options={themes.map((value) => ({ value, label: value }))}
            onChange={setTheme}
          />
          <Choices
            label="Language"
            value={locale}
            options={locales.map((value) => ({ value, label: languageNames[value] }))}
            onChange={setLocale}
          />
        </header>
        {groups.map(({ title, shown }) => (
          <section key={title}>
            <h2 className="pt-6 pb-2 text-[16px] font-semibold">{title}</h2>
            <p className="flex flex-wrap gap-x-3 text-[12px] text-muted">
              {shown.map(([name]) => (
                <a key={name} href={`#${name}`} className="hover:underline">
                  {name}
                </a>
              ))}
            </p>
            {shown.map(([name, Shown]) => (
              <Specimen key={name} name={name}>
                <Worded>
                  <Shown />
                </Worded>
              </Specimen>
            ))}
          </section>
        ))}
      </main>
    </Language>
  )
}
