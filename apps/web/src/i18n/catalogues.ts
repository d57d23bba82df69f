import { en } from './en.ts'
import type { DashboardWords } from './en.ts'
import { enElsewhere } from './enElsewhere.ts'
import { enLate } from './enLate.ts'
import type { LateWords } from './enLate.ts'
import type { ElsewhereWords } from './enElsewhere.ts'
import { enPushed } from './enNotifications.ts'
import { fr } from './fr.ts'
import { frElsewhere } from './frElsewhere.ts'
import { frLate } from './frLate.ts'
import { frPushed } from './frNotifications.ts'
import type { Locale } from './locales.ts'
import { mergeWords } from './mergeWords.ts'

type Catalogue = DashboardWords & LateWords & ElsewhereWords & { pushed: typeof enPushed }

/** Every string a person reads, in all languages. A page is sent those it may say, of its own language. */
export const catalogues: Record<Locale, Catalogue> = {
  en: { ...mergeWords(en, enLate), ...enElsewhere, pushed: enPushed },
  fr: { ...mergeWords(fr, frLate), ...frElsewhere, pushed: frPushed },
}
