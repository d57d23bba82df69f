import { searchWords } from '@parley/contract'
import type { WordCounts } from './readCounts.ts'

/** A shorter beginning of a word, of which many may be made, is nothing that is known of words. */
const telling = 5

/**
 * The share of all messages that hold the words; null where nothing is known of them. At the least,
 * where it is asked so: what common words leave known of a beginning, however short.
 */
export function shareOfWords(
  search: string,
  words: WordCounts,
  atLeast: boolean = false,
): number | null {
  const asked = searchWords(search)
  if (!asked) return null
  const { prefix: begun } = asked
  if (!atLeast && begun !== null && begun.length < telling && !words.has(begun)) return null
  const { whole, prefix } = asked
  const shares = whole.map((word) => words.shareOf(word, false))
  if (prefix !== null) shares.push(words.shareOf(prefix, true))
  return shares.reduce((left, share) => left * share, 1)
}
