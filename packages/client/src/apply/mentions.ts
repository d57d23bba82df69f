import type { Filter } from '@parley/contract'

/** Whether a filter asks about a key anywhere, groups included. */
export function mentions(filter: Filter, key: keyof Filter): boolean {
  if (filter[key] !== undefined) return true
  const groups = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])]
  return groups.some((part) => mentions(part, key))
}
