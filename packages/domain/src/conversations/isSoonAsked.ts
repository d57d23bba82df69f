import { asking, few, leaps } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { entryCost } from './joinNarrows.ts'
import { narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { seekOf } from './seekOf.ts'

/** Whether what the rest of the filter leaves is asked for the words, row by row, before they are found. */
export function isSoonAsked(page: Page): boolean {
  const { search } = page.filter
  if (search === undefined || holdsSearch(withoutSearch(page.filter)) || page.walk !== undefined)
    return false
  const found = narrowed(page)
  const { walking, finding } = seekOf(page)
  const cost = found.rows * (leaps + asking) + leaps * found.entries * entryCost
  const other = Math.max(few, Math.min(walking ?? 0, finding ?? 0))
  return found.where !== undefined && cost < other
}
