import { fold, startOfDay } from '@parley/contract'
import { addChip, chipsOf } from './chips.ts'
import type { Chip, DateKey } from './chips.ts'
import { datePresetKeys, datePresets } from './datePresets.ts'
import type { DatePreset } from './datePresets.ts'
import { chipOf } from './fields.ts'
import type { Field } from './fields.ts'
import { matching } from './suggest.ts'
import type { Entry, Vocabulary, Word } from './vocabulary.ts'

interface Reader {
  vocabulary: Vocabulary
  /** The reader's time zone: days begin in it. */
  tz: string
}

interface Read {
  chips: Chip[]
  /** What is left to search for. */
  rest: string
}

/**
 * What `status:open -label:spam assignee:"Ana F" is:unread before:2026-10-01 no sound` says: chips, and
 * words to search for. A key or value it does not know stays a word, as it was typed.
 */
export function parseTokens(text: string, reader: Reader): Read {
  const read = splitWords(text).map((word) => ({ word, chip: readToken(word, reader) }))
  const chips = read.flatMap(({ chip }) => (chip ? [chip] : []))
  const filter = chips.reduce(addChip, {})
  const rest = read.flatMap(({ word, chip }) => (chip ? [] : [word]))
  return { chips: chipsOf(filter), rest: rest.join(' ') }
}

/** A word that began as a token, and what may come after its colon. */
interface Begun {
  /** Where it begins in the text. */
  from: number
  isExcluded: boolean
  entry: Entry | null
  /** Values that continue it, the closest first. */
  words: Word[]
}

/** The token being typed at the end of a text; null where it ends in a plain word. */
export function tokenAt(text: string, { vocabulary }: Reader): Begun | null {
  const word = lastWord(text)
  const [, minus = '', name = '', typed = ''] = /^(-?)([^:"]+):(.*)$/s.exec(word) ?? []
  if (!name) return null
  const from = text.length - word.length
  const isExcluded = minus !== ''
  const last = typed.slice(typed.lastIndexOf(',') + 1).replaceAll('"', '')
  if (isIs(name, vocabulary)) {
    const words = vocabulary.filter(({ field }) => isFlag(field)).flatMap((one) => flagWord(one))
    return { from, isExcluded, entry: null, words: matching(last, words) }
  }
  const entry = entryOf(name, vocabulary)
  if (!entry) return isDateName(name) ? { from, isExcluded, entry: null, words: [] } : null
  return { from, isExcluded, entry, words: isFlag(entry.field) ? [] : matching(last, entry.words) }
}

/** The keys that a plain word at the end of a text begins, without their colon. */
export function keysAt(text: string, { vocabulary }: Reader): Entry[] {
  const [word = ''] = /[^\s":-]*$/.exec(text) ?? []
  if (word.length < 2) return []
  const typed = nameOf(word)
  return vocabulary.filter(
    ({ field, name, aliases }) =>
      !isFlag(field) && [name, ...aliases].some((one) => nameOf(one).startsWith(typed)),
  )
}

/** Words by white space, except within quotation marks; one that is never closed is a letter. */
function splitWords(text: string): string[] {
  return text.match(/(?:"[^"]*"|\S)+/g) ?? []
}

/** The word a text ends in; an open quotation mark goes on to the end. */
function lastWord(text: string): string {
  const word = text.match(/(?:"[^"]*(?:"|$)|\S)+/g)?.at(-1) ?? ''
  return text.endsWith(word) ? word : ''
}

function readToken(word: string, reader: Reader): Chip | null {
  const [, minus, name = '', given = ''] = /^(-?)([^:"]+):(.+)$/s.exec(word) ?? []
  if (!name) return null
  const chip = chipNamed(name, splitValues(given), reader)
  return chip && minus ? opposite(chip) : chip
}

function chipNamed(name: string, values: string[], reader: Reader): Chip | null {
  const { vocabulary, tz } = reader
  if (values.length === 0 || values.includes('')) return null
  if (isIs(name, vocabulary)) return readIs(values, vocabulary)
  const bound = dateNames[nameOf(name)]
  if (bound) return values.length === 1 ? readBound(bound, values[0]!, tz) : null
  const entry = entryOf(name, vocabulary)
  if (!entry || isFlag(entry.field)) return null
  const chip = chipOf(entry.field)
  if (chip.type === 'date')
    return values.length === 1 ? readSpan(chip.key, values[0]!, entry, tz) : null
  const known = values.map((value) => wordNamed(value, entry.words)?.value)
  if (known.includes(undefined)) return null
  return { ...chip, values: [...new Set(known)] } as Chip
}

/** Either an operator or a flag turned round; a date has no opposite. */
function opposite(chip: Chip): Chip | null {
  if (chip.type === 'list') return { ...chip, op: 'notIn' }
  if (chip.type === 'labels') return { ...chip, op: 'none' }
  return chip.type === 'flag' ? { ...chip, value: !chip.value } : null
}

function readIs(values: string[], vocabulary: Vocabulary): Chip | null {
  if (values.length !== 1) return null
  for (const entry of vocabulary) {
    const chip = chipOf(entry.field)
    if (chip.type === 'flag' && wordNamed(values[0]!, flagWord(entry))) return chip
  }
  return null
}

type Bound = { key: DateKey; side: 'after' | 'before' }

const dateNames: Record<string, Bound> = {
  before: { key: 'created', side: 'before' },
  avant: { key: 'created', side: 'before' },
  after: { key: 'created', side: 'after' },
  apres: { key: 'created', side: 'after' },
}

function isDateName(name: string): boolean {
  return dateNames[nameOf(name)] !== undefined
}

function readBound({ key, side }: Bound, text: string, tz: string): Chip | null {
  const at = readDay(text, tz)
  return at && { type: 'date', key, [side]: at }
}

/** A preset, a day, or two days with `..` between them; either may be left out. */
function readSpan(key: DateKey, text: string, entry: Entry, tz: string): Chip | null {
  const preset = wordNamed(text, entry.words)?.value as DatePreset | undefined
  if (preset && datePresetKeys.includes(preset))
    return { type: 'date', key, ...datePresets[preset](tz) }
  const [first = '', last = first, ...more] = text.split('..')
  const after = first ? readDay(first, tz) : undefined
  const before = last ? readDay(last, tz, 1) : undefined
  if (more.length > 0 || after === null || before === null || (!after && !before)) return null
  return { type: 'date', key, ...(after && { after }), ...(before && { before }) }
}

/** The first instant of a day such as 2026-10-01, or of one some days later; null for no day. */
function readDay(text: string, tz: string, later = 0): Date | null {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  const isDay = year > 0 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
  return isDay && month >= 1 && month <= 12 ? startOfDay(year, month, day + later, tz) : null
}

function splitValues(given: string): string[] {
  const values = given.match(/(?:[^,"]|"[^"]*")+|(?<=^|,)(?=,|$)/g) ?? []
  return values.map((value) => value.replaceAll('"', ''))
}

function isIs(name: string, vocabulary: Vocabulary): boolean {
  return ['is', 'est'].includes(nameOf(name)) && entryOf(name, vocabulary) === undefined
}

function entryOf(name: string, vocabulary: Vocabulary): Entry | undefined {
  return vocabulary.find((entry) => isNamed(name, [entry.name, ...entry.aliases]))
}

function wordNamed<T extends Pick<Word, 'name' | 'aliases'>>(
  text: string,
  words: T[],
): T | undefined {
  return words.find(({ name, aliases }) => isNamed(text, [name, ...aliases]))
}

function isNamed(text: string, names: string[]): boolean {
  return names.some((name) => nameOf(name) === nameOf(text))
}

/** Names are compared folded, with a hyphen where they have a blank. */
function nameOf(text: string): string {
  return fold(text).replaceAll(' ', '-')
}

function isFlag(field: Field): boolean {
  return chipOf(field).type === 'flag'
}

/** `is:unread` names the field itself. */
function flagWord({ name, aliases }: Entry): Word[] {
  return [{ value: '1', name, aliases }]
}
