import { en } from './en.ts'
import type { DashboardWords } from './en.ts'
import { enElsewhere } from './enElsewhere.ts'
import type { ElsewhereWords } from './enElsewhere.ts'
import { enPushed } from './enNotifications.ts'
import { fr } from './fr.ts'
import { frElsewhere } from './frElsewhere.ts'
import { frPushed } from './frNotifications.ts'
import type { Locale } from './locales.ts'

type Catalogue = DashboardWords & ElsewhereWords & { pushed: typeof enPushed }

/** Every string a person reads, in all languages. A page is sent those it may say, of its own language. */
export const catalogues: Record<Locale, Catalogue> = {
  en: { ...en, ...enElsewhere, pushed: enPushed },
  fr: { ...fr, ...frElsewhere, pushed: frPushed },
}
