import { compare, defaultSort, limits, matches } from '@parley/contract'
import type { Conversation, SortRow } from '@parley/contract'
import { normaliseFilter } from '@parley/contract'
import type { Folded, FoldOptions, ListData, QueryOf, Viewer } from './Query.ts'

export type ListQuery = QueryOf<'conversations.list'>

/**
 * Puts the new truth of a row that the list holds where it belongs now: moved, kept, or dropped
 * when it does not match any more or lies beyond what was loaded. Where the row alone cannot tell
 * (text search), it stays and is asked for.
 */
export function placeHeld(
  query: ListQuery,
  row: Conversation,
  viewer: Viewer,
  options: FoldOptions,
): Folded<ListData> {
  const others = query.data.items.filter(({ id }) => id !== row.id)
  const answer = matches(row, normaliseFilter(query.input.filter), viewer)
  if (answer === 'no' || isBeyond(query, row)) return without(query, others)
  const folded = insert(query, others, row, options)
  return answer === 'yes' || 'refetch' in folded ? folded : { ...folded, settle: [row.id] }
}

/** Takes in a row that the list does not hold, whose facts for the viewer are known. */
export function placeNew(
  query: ListQuery,
  row: Conversation,
  viewer: Viewer,
  options: FoldOptions,
): Folded<ListData> {
  const answer = matches(row, normaliseFilter(query.input.filter), viewer)
  if (answer === 'no' || isBeyond(query, row)) return { data: query.data }
  if (answer === 'unknown') return { data: query.data, settle: [row.id] }
  return insert(query, query.data.items, row, options)
}

/** Drops a row. */
export function dropRow(query: ListQuery, id: string): Folded<ListData> {
  const others = query.data.items.filter((row) => row.id !== id)
  return others.length === query.data.items.length ? { data: query.data } : without(query, others)
}

/** Replaces a row whose place and membership cannot have changed. */
export function replaceRow({ data }: ListQuery, row: Conversation): ListData {
  return { ...data, items: data.items.map((held) => (held.id === row.id ? row : held)) }
}

/** Whether a row lies beyond what was loaded: the list never grows over its boundary by itself. */
export function isBeyond(query: ListQuery, row: SortRow): boolean {
  const boundary = boundaryOf(query.data)
  return boundary !== undefined && orderOf(query)(row, boundary) > 0
}

/** The sort key the list is loaded down to; undefined when it is loaded to the end. */
export function boundaryOf(data: ListData): SortRow | undefined {
  return data.nextCursor === null ? undefined : (data.boundary ?? data.items.at(-1))
}

export function orderOf(query: ListQuery): (a: SortRow, b: SortRow) => number {
  return compare(query.input.sort ?? defaultSort)
}

function without({ data }: ListQuery, items: Conversation[]): Folded<ListData> {
  if (items.length === 0 && data.nextCursor !== null) return { refetch: true }
  return { data: { ...data, items, ...bounded(data) } }
}

function insert(
  query: ListQuery,
  others: Conversation[],
  row: Conversation,
  { live }: FoldOptions,
): Folded<ListData> {
  const { data, input } = query
  const order = orderOf(query)
  const at = others.findIndex((other) => order(row, other) < 0)
  const items = at === -1 ? [...others, row] : [...others.slice(0, at), row, ...others.slice(at)]
  const limit = input.limit ?? limits.pageDefault
  if (live || items.length <= limit) return { data: { ...data, items, ...bounded(data) } }
  // Only the server can make the cursor of a page that has become full.
  if (data.nextCursor === null) return { refetch: true }
  const kept = items.slice(0, limit)
  return { data: { ...data, items: kept, boundary: kept.at(-1)! } }
}

/** The boundary is the cursor's place: it stays when the row it was taken from moves away. */
export function bounded(data: ListData): { boundary?: SortRow } {
  const boundary = boundaryOf(data)
  return boundary ? { boundary: data.boundary ?? sortRow(boundary) } : {}
}

function sortRow({ id, lastActivityAt, createdAt, priority, waitingSince }: SortRow): SortRow {
  return { id, lastActivityAt, createdAt, priority, waitingSince }
}
