import { cookies, headers } from 'next/headers'
import { chooseLocale } from './catalogues.ts'
import type { Locale } from './catalogues.ts'

/** The visitor's language and time zone, as their cookies and browser say. */
export async function readLanguage(): Promise<{
  locale: Locale
  timeZone: string
  theme: string | undefined
}> {
  const [jar, asked] = await Promise.all([cookies(), headers()])
  return {
    locale: chooseLocale(jar.get('locale')?.value, asked.get('accept-language')),
    timeZone: knownZone(jar.get('timezone')?.value),
    theme: jar.get('theme')?.value,
  }
}

function knownZone(given: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
