import { sortKeys } from '../enums.ts'
import { limits } from '../limits.ts'
import { isStorable } from '../text.ts'
import { flagKeys, labelKeys, listKeys, mayHold, whenKeys } from './keys.ts'
import type { ListKeyName } from './keys.ts'
import { measureFilter } from './measureFilter.ts'
import { normaliseFilter } from './normaliseFilter.ts'
import { exclusion } from './printAddress.ts'
import type { Choice, ConversationFilter, Filter, Sort, SortTerm, When } from './types.ts'
import { problemOfWhen } from './when.ts'

interface Parsed {
  filter: Filter
  /** Absent for the default order. */
  sort: Sort | undefined
  /** The names of the parts that could not be read, and were left out: an old bookmark still opens. */
  unread: string[]
}

type Draft = Record<string, unknown>

/** The filter and sort of an address that printAddress printed, or that somebody typed. */
export function parseAddress(address: URLSearchParams): Parsed {
  const unread: string[] = []
  const note = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const texts = address.getAll(name)
    if (texts.length === 0) return undefined
    const value = read(texts.join(','))
    if (value === undefined) unread.push(name)
    return value
  }
  const draft: Draft = {}
  for (const key of Object.keys(listKeys) as ListKeyName[]) draft[key] = readChoice(key, note)
  draft['labels'] = filled({
    any: note(labelKeys.any, readLabels),
    all: note(labelKeys.all, readLabels),
    none: note(labelKeys.none, readLabels),
  })
  for (const [key, name] of Object.entries(flagKeys)) draft[key] = note(name, readFlag)
  for (const key of whenKeys) draft[key] = note(key, readWhen)
  draft['search'] = note('q', readSearch)
  Object.assign(draft, note('groups', readGroups))
  return { filter: filled(draft) ?? {}, sort: note('sort', readSort), unread }
}

type Note = <T>(name: string, read: (text: string) => T | undefined) => T | undefined

function readChoice(key: ListKeyName, note: Note): Choice<string | null> | undefined {
  const { name } = listKeys[key]
  const read = (text: string) => {
    const values = splitList(text).map((value) => (value === 'none' ? null : value))
    const known = values.filter((value) => mayHold(key, value)).slice(0, limits.filterValues)
    return known.length > 0 ? known : undefined
  }
  return filled({ in: note(name, read), notIn: note(exclusion(name), read) })
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%'))
}

function readLabels(text: string): string[] | undefined {
  const names = splitList(text).filter((name) => name.length <= limits.name && isStorable(name))
  return names.length > 0 ? names.slice(0, limits.filterValues) : undefined
}

function readFlag(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : undefined
}

function readSearch(text: string): string | undefined {
  const search = text.slice(0, limits.search)
  return search.trim() && isStorable(search) ? search : undefined
}

function readWhen(text: string): When | undefined {
  const [, startOf, tz, ago] = /^(?:(day|week|month)@([\w/+-]+?))?(?:-(P\w+))?$/.exec(text) ?? []
  const when =
    startOf === undefined
      ? ago === undefined
        ? new Date(text)
        : { ago }
      : { startOf, tz, ...(ago === undefined ? {} : { ago }) }
  return problemOfWhen(when) === null ? (when as When) : undefined
}

function readSort(text: string): Sort | undefined {
  const terms = text.split(',').map((part): SortTerm | null => {
    const by = sortKeys.find((key) => key === part.replace(/^-/, ''))
    return by ? { by, order: part.startsWith('-') ? 'desc' : 'asc' } : null
  })
  const isSort = terms.length <= 3 && new Set(terms.map((term) => term?.by)).size === terms.length
  return isSort && terms.every((term) => term !== null) ? terms : undefined
}

/** All or nothing: half a group would mean something else. */
function readGroups(text: string): Pick<Filter, 'and' | 'or' | 'not'> | undefined {
  try {
    const given: unknown = JSON.parse(text)
    const { depth, terms } = measureFilter(given)
    if (depth > limits.filterDepth || terms > limits.filterTerms) return undefined
    if (!isFilter(given, ['and', 'or', 'not'])) return undefined
    return normaliseFilter(revived(given))
  } catch {
    return undefined
  }
}

function isFilter(given: unknown, keys?: string[]): given is ConversationFilter {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false
  return Object.entries(given).every(
    ([key, value]) => (!keys || keys.includes(key)) && isTerm(key, value),
  )
}

function isTerm(key: string, value: unknown): boolean {
  if (key === 'and' || key === 'or')
    return Array.isArray(value) && value.length > 0 && value.every((part) => isFilter(part))
  if (key === 'not') return isFilter(value)
  if (key in listKeys)
    return isLists(value, ['in', 'notIn'], (one) => mayHold(key as ListKeyName, one))
  if (key === 'labels') return isLists(value, ['any', 'all', 'none'], isLabel)
  if (key in flagKeys) return typeof value === 'boolean'
  if (key === 'search') return typeof value === 'string' && readSearch(value) === value
  return (whenKeys as readonly string[]).includes(key) && problemOfWhen(reviveWhen(value)) === null
}

function isLabel(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && readLabels(escaped(name))?.[0] === name
}

function escaped(name: string): string {
  return name.replaceAll('%', '%25').replaceAll(',', '%2C')
}

function isLists(given: unknown, keys: string[], mayBe: (value: unknown) => boolean): boolean {
  const isList = (list: unknown) =>
    Array.isArray(list) &&
    list.length > 0 &&
    list.length <= limits.filterValues &&
    list.every(mayBe)
  if (Array.isArray(given)) return isList(given)
  if (typeof given !== 'object' || given === null) return false
  const lists = Object.entries(given)
  return lists.length > 0 && lists.every(([key, list]) => keys.includes(key) && isList(list))
}

/** JSON holds dates as text. */
function revived(filter: ConversationFilter): ConversationFilter {
  const parts = Object.entries(filter).map(([key, value]): [string, unknown] => {
    if (key === 'and' || key === 'or') return [key, (value as ConversationFilter[]).map(revived)]
    if (key === 'not') return [key, revived(value as ConversationFilter)]
    return [key, (whenKeys as readonly string[]).includes(key) ? reviveWhen(value) : value]
  })
  return Object.fromEntries(parts)
}

function reviveWhen(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value) : value
}

function filled<T extends object>(draft: T): T | undefined {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined)
  return given.length > 0 ? (Object.fromEntries(given) as T) : undefined
}
