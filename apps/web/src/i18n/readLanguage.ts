import { cookies, headers } from 'next/headers'
import type { Theme } from '@parley/contract'
import { serverApi } from '../server/serverApi.ts'
import { chooseLocale } from './locales.ts'
import type { Locale } from './locales.ts'

interface Look {
  locale: Locale
  timeZone: string
  theme: Theme
}

/** How the first picture looks: as the person chose; before they sign in, as this browser remembers. */
export async function readLanguage(): Promise<Look> {
  const [jar, asked, chosen] = await Promise.all([cookies(), headers(), readChosen()])
  const language = chosen ? chosen.language : jar.get('locale')?.value
  return {
    locale: chooseLocale(language ?? undefined, asked.get('accept-language')),
    timeZone: knownZone(jar.get('timezone')?.value),
    theme: chosen?.theme ?? knownTheme(jar.get('theme')?.value),
  }
}

/** null for who is not signed in, and while the API is away: a page is drawn all the same. */
async function readChosen() {
  const jar = await cookies()
  if (!jar.getAll().some(({ name }) => name.endsWith('parley.session_token'))) return null
  const profile = await serverApi().then((api) => api.profile().catch(() => null))
  return profile?.preferences ?? null
}

function knownTheme(given: string | undefined): Theme {
  return given === 'light' || given === 'dark' ? given : 'system'
}

function knownZone(given: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
