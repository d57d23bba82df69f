import { fold } from '@parley/contract'
import type { Field } from './fields.ts'
import type { Vocabulary, Word } from './vocabulary.ts'

/** A field, or one of its values. */
export interface Suggestion {
  field: Field
  word: Word | null
}

/** Suggestions shown at once. */
const most = 20

/**
 * The fields and values that what is typed could mean, the closest first: a name that is it, begins
 * with it, has a word that does, holds it; "priority ur" finds a value by its field as well.
 */
export function suggest(typed: string, vocabulary: Vocabulary): Suggestion[] {
  const text = fold(typed)
  if (text === '') return vocabulary.map(({ field }) => ({ field, word: null }))
  const found = vocabulary.flatMap((entry) => {
    const names = [entry.name, ...entry.aliases]
    return [
      { suggestion: { field: entry.field, word: null }, score: scoreOf(text, names) },
      ...entry.words.map((word) => ({
        suggestion: { field: entry.field, word },
        // A field of that name is the wider answer.
        score:
          Math.min(
            scoreOf(text, [word.name, ...word.aliases]),
            scoreOf(text, [`${entry.name} ${word.name}`]) + 1,
          ) + 0.5,
      })),
    ]
  })
  return found
    .filter(({ score }) => score < far)
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ suggestion }) => suggestion)
}

/** The values that what is typed could mean; all of them for nothing. */
export function matching<T extends Pick<Word, 'name' | 'aliases'>>(typed: string, words: T[]): T[] {
  const text = fold(typed)
  if (text === '') return words
  return words
    .map((word) => ({ word, score: scoreOf(text, [word.name, ...word.aliases]) }))
    .filter(({ score }) => score < far)
    .sort((a, b) => a.score - b.score)
    .map(({ word }) => word)
}

const far = 100

function scoreOf(text: string, names: string[]): number {
  return Math.min(...names.map((name) => closeness(text, fold(name))))
}

function closeness(text: string, name: string): number {
  if (name === text) return 0
  if (name.startsWith(text)) return 1
  const words = name.split(/[\s@._-]+/)
  if (words.some((word) => word.startsWith(text))) return 2
  if (text.length > 2 && name.includes(text)) return 4
  const parts = text.split(' ')
  if (parts.length < 2) return far
  return parts.every((part) => words.some((word) => word.startsWith(part))) ? 3 : far
}
