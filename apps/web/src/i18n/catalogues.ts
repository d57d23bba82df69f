import { en } from './en.ts'
import type { Catalogue } from './en.ts'
import { fr } from './fr.ts'

export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

export const catalogues: Record<Locale, Catalogue> = { en, fr }

/** How each language calls itself. */
export const languageNames: Record<Locale, string> = { en: 'English', fr: 'Français' }

/** The chosen language, else the best of what the browser asks for. */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
  const wanted = [chosen, ...(accepted ?? '').split(',').map((part) => part.trim().slice(0, 2))]
  return (
    locales.find((locale) => locale === wanted.find((one) => locales.includes(one as Locale))) ??
    'en'
  )
}
