import type { Filter } from '@parley/contract'

/** Whether a filter asks for words, anywhere in it. */
export function holdsSearch(filter: Filter): boolean {
  const { search, and: every, or: some, not } = filter
  return (
    search !== undefined ||
    [...(every ?? []), ...(some ?? []), ...(not ? [not] : [])].some(holdsSearch)
  )
}

/** The filter but for the words that every row must hold. */
export function withoutSearch({ search: _, and: parts, ...filter }: Filter): Filter {
  return parts ? { ...filter, and: parts.map(withoutSearch) } : filter
}
