export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

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
