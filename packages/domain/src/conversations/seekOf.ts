import { asking, walkFor } from './gatherAll.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { entryCost } from './joinNarrows.ts'
import { narrowed } from './narrowToSql.ts'
import { sizeOf } from './shareOf.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import { mostHits } from './searchToSql.ts'
import { shareOfWords } from './shareOfWords.ts'

/** Rows that are asked for the words of a search before all that hold them are found. */
export const walkOfWords = 5000
/** Looking up a message that holds them, in rows walked. */
const lookingUp = 3
/** With its conversation, and whether an earlier message holds them as well. */
const lookingUpAll = 8
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
  const isCount = page.sort === null && filter.search !== undefined
  const share = counts.words && filter.search && shareOfWords(filter.search, counts.words, isCount)
  // For a count no more hits are found than are wanted: to ask rows first is never needed.
  if (!share && isCount) return { walk: 0, walking: null, finding: null, way: 'rows' }
  if (!share) return { walk: walkOfUnknown(page), walking: null, finding: null, way: 'rows' }
  const { each, messages } = counts.words!
  const { expected, walking } = walkedFor(page, 1 - (1 - share) ** each)
  const finding = findingFor(page, share * messages)
  if (walking > finding) return { walk: 0, walking, finding, way: 'rows' }
  // What a list meets beyond that is walked for, or looked for among the rest, at once.
  const isFar = !isCount && expected > mostWalk && isEverywhere(page)
  const tried = isFar ? 0 : Math.min(mostWalk, 4 * expected)
  return { walk: Math.round(tried), walking, finding, way: 'each' }
}

/**
 * The share of conversations that hold the words of a list's filter, 1 where it asks for none; null
 * where nothing is known of them, or where they are not asked of every row.
 */
export function heldOf({ filter, counts }: Page): number | null {
  if (!holdsSearch(filter)) return 1
  if (filter.search === undefined || holdsSearch(withoutSearch(filter)) || !counts.words)
    return null
  const share = shareOfWords(filter.search, counts.words)
  return share && 1 - (1 - share) ** counts.words.each
}

/** What it takes to fill the page in the list's order, where a share of the conversations holds the words. */
function walkedFor(page: Page, share: number): { expected: number; walking: number } {
  const [found, held] = [narrowed(page), Math.max(1e-6, share)]
  const expected = Math.min(found.all, walkFor(found, page) / held)
  return { expected, walking: expected + asking * Math.min(found.matching, page.limit / held) }
}

/**
 * A list wants all hits, and of more than mostHits makes nothing; a count reads entries of all, and
 * looks up as many as give enough.
 */
function findingFor(page: Page, hits: number): number {
  if (page.sort !== null) return hits > mostHits ? Infinity : beginning + hits * lookingUp
  const { all, matching } = narrowed(page)
  const wanted = (page.limit * all) / Math.max(1, matching)
  return beginning + hits * entryCost + Math.min(hits, wanted) * lookingUpAll
}

/** Rows that the rest of the filter leaves out are soon passed: so many more are walked. */
function walkOfUnknown(page: Page): number {
  const { all, matching } = narrowed(page)
  return Math.round(Math.min(2, all / Math.max(1, matching)) * walkOfWords)
}

/** The same as `walking`, of words that no more is known of than that they have more than mostHits. */
export function walkingOf(page: Page): number {
  return seekOf(page).walking ?? walkedFor(page, mostHits / sizeOf(page)).walking
}

/** Whether so many conversations hold the words that they are not found, but met. */
export function isEverywhere(page: Page): boolean {
  const { filter, counts, walk } = page
  if (walk !== undefined) return isTried(page)
  if (filter.search === undefined || !counts.words) return false
  const share = shareOfWords(filter.search, counts.words)
  return share !== null && share * counts.words.each * sizeOf(page) > mostHits
}

/** Whether statistics say that rows are asked in the list's order rather than all that hold the words found. */
export function isOftenMet(page: Page): boolean {
  return page.walk === undefined && seekOf(page).way === 'each'
}
