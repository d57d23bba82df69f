import { asking, few, leaps } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { entryCost } from './joinNarrows.ts'
import { narrowed } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { seekOf } from './seekOf.ts'

/** Whether what the rest of the filter leaves is asked for the words, row by row, before they are found. */
export function isSoonAsked(page: Page): boolean {
  const { filter, walk } = page
  if (!holdsSearch(filter) || walk !== undefined) return false
  const found = narrowed(page)
  const cost = found.rows * (leaps + asking) + leaps * found.entries * entryCost
  const other = Math.max(few, otherOf(page))
  return found.where !== undefined && cost < other
}

/** What the other ways take; of words among other conditions, the rows that are asked first. */
function otherOf(page: Page): number {
  const { walk, walking, finding } = seekOf(page)
  const isAlone = page.filter.search !== undefined && !holdsSearch(withoutSearch(page.filter))
  return isAlone ? Math.min(walking ?? 0, finding ?? 0) : walk * asking
}
