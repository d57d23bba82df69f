import type { Field } from './fields.ts'
import { keysAt, tokenAt } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What could come next in the search box. */
export interface Hint {
  key: string
  field: Field | null
  value: string | null
  label: string
  /** What to write from `from` on. */
  from: number
  token: string
  /** A whole token; else a key that waits for its value. */
  isValue: boolean
}

const most = 8

/** The values that continue a token, or the keys that a word begins. */
export function hintsFor(text: string, reader: { vocabulary: Vocabulary; tz: string }): Hint[] {
  const begun = tokenAt(text, reader)
  if (!begun) return keyHints(text, reader)
  const { from, isExcluded, entry, words } = begun
  const head = /^(-?[^:]+:(?:.*,)?)/s.exec(text.slice(from))?.[1] ?? ''
  return words.slice(0, most).map((word) => ({
    key: `${word.value}:${word.name}`,
    field: entry?.field ?? null,
    value: word.value,
    label: `${isExcluded ? '−' : ''}${entry ? `${entry.name}: ` : ''}${word.name}`,
    from,
    token: head + quoted(word.name),
    isValue: true,
  }))
}

function keyHints(text: string, reader: { vocabulary: Vocabulary; tz: string }): Hint[] {
  const [word = ''] = /\S*$/.exec(text) ?? []
  const from = text.length - word.length
  return keysAt(text, reader)
    .slice(0, 3)
    .map(({ field, name }) => ({
      key: field,
      field,
      value: null,
      label: `${name}:`,
      from,
      token: `${word.startsWith('-') ? '-' : ''}${name.replaceAll(' ', '-')}:`,
      isValue: false,
    }))
}

function quoted(name: string): string {
  return /[\s,:"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name
}
