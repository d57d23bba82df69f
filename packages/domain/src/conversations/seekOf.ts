import { searchWords } from '@parley/contract'
import { asking, few, leaps, walkFor } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { entryCost } from './joinNarrows.ts'
import { narrowed } from './narrowToSql.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import type { WordCounts } from './readCounts.ts'

/** Rows that are asked for the words of a search before all that hold them are found. */
export const walkOfWords = 5000
/** Looking up a message that holds them, in rows walked. */
const lookingUp = 3
/** What looking for words in contacts and subjects costs at the least. */
const beginning = 500
const mostWalk = 20_000

/** How the words of a page's filter are looked for. */
export interface Seek {
  /** Rows to be asked in the list's order before all that hold the words are found. */
  walk: number
  /** Whether so many hold them that each row is asked, whatever the planner thinks of it. */
  way: 'rows' | 'each'
  /** What it takes to fill the page in the list's order, in rows walked; null where nothing is known. */
  walking: number | null
  /** What it takes to find all that hold them, likewise. */
  finding: number | null
}

/**
 * What many messages hold, by PostgreSQL's statistics, is soon met in the list's order; what few
 * hold is found by the index of words at once. Where nothing is known, some rows are asked first.
 */
export function seekOf(page: Page): Seek {
  const { filter, counts, walk } = page
  if (walk !== undefined)
    return { walk, walking: walk, finding: null, way: isTried(page) ? 'each' : 'rows' }
  const share = counts.words && filter.search && shareOf(filter.search, counts.words)
  if (!share) return { walk: walkOfWords, walking: null, finding: null, way: 'rows' }
  const { each, messages } = counts.words!
  const found = narrowed(page)
  const held = Math.max(1e-6, 1 - (1 - share) ** each)
  const expected = Math.min(found.all, walkFor(found, page) / held)
  const walking = expected + asking * Math.min(found.matching, page.limit / held)
  const finding = beginning + share * messages * lookingUp
  if (walking > finding) return { walk: 0, walking, finding, way: 'rows' }
  return { walk: Math.round(Math.min(mostWalk, 4 * expected)), walking, finding, way: 'each' }
}

/** Whether what the rest of the filter leaves is asked for the words, row by row, before they are found. */
export function isSoonAsked(page: Page): boolean {
  const { search } = page.filter
  if (search === undefined || holdsSearch(withoutSearch(page.filter)) || page.walk !== undefined)
    return false
  const found = narrowed(page)
  const { walking, finding } = seekOf(page)
  const cost = leaps * (found.rows * asking + found.entries * entryCost)
  const other = Math.max(few, Math.min(walking ?? 0, finding ?? 0))
  return found.where !== undefined && cost < other
}

/** A shorter beginning of a word, of which many may be made, is nothing that is known of words. */
const telling = 5

/** Of the messages; null where nothing is known of the words. */
function shareOf(search: string, words: WordCounts): number | null {
  const asked = searchWords(search)
  if (!asked) return null
  if (asked.prefix !== null && asked.prefix.length < telling && !words.has(asked.prefix))
    return null
  const { whole, prefix } = asked
  const shares = whole.map((word) => words.shareOf(word, false))
  if (prefix !== null) shares.push(words.shareOf(prefix, true))
  return shares.reduce((left, share) => left * share, 1)
}
