import { fold } from './text.ts'

/** Scripts written without blanks: any character may begin a word, so each pair of neighbours is one. */
const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}'
const runs = new RegExp(
  `(?<many>(?:(?=[${unspaced}])[\\p{L}\\p{N}])+)|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`,
  'gu',
)
/** Characters of a word that count: PostgreSQL refuses one of over 2,046 bytes. */
const longest = 64

interface Asked {
  /** Each must be among the words. */
  whole: string[]
  /** One of the words begins with it; null when the search ends in a whole one. */
  prefix: string | null
}

/** The words by which a text is found, folded and each once. */
export function indexWords(text: string): string[] {
  const words = wordRuns(fold(text)).flatMap(({ word, many }) =>
    many ? [...word, ...pairs(word)] : cut(word),
  )
  return [...new Set(words)]
}

/** What a search asks of the words of one text; null when it holds no word. */
export function searchWords(search: string): Asked | null {
  const asked = wordRuns(fold(search))
  const last = asked.at(-1)
  if (!last) return null
  const prefix = last.many ? null : cut(last.word)
  const before = prefix === null ? asked : asked.slice(0, -1)
  const whole = before.flatMap(({ word, many }) => (many ? manyAsked(word) : cut(word)))
  return { whole: [...new Set(whole)], prefix }
}

/** A stretch of folded text without a break; `many` words of a script without blanks, or one word. */
export interface WordRun {
  word: string
  at: number
  many: boolean
}

export function wordRuns(folded: string): WordRun[] {
  return [...folded.matchAll(runs)].map(({ 0: word, index, groups }) => ({
    word,
    at: index,
    many: groups?.['many'] !== undefined,
  }))
}

function manyAsked(word: string): string[] {
  const found = pairs(word)
  return found.length > 0 ? found : [word]
}

function pairs(word: string): string[] {
  const characters = [...word]
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

/** As much of a word as counts. */
export function cut(word: string): string {
  return word.length <= longest ? word : [...word].slice(0, longest).join('')
}
