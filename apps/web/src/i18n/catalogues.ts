import { en } from './en.ts'
import type { Catalogue } from './en.ts'
import { fr } from './fr.ts'
import type { Locale } from './locales.ts'

/** All words in all languages: for the server. A page is sent those of its own language. */
export const catalogues: Record<Locale, Catalogue> = { en, fr }
