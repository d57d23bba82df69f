import { whenKeys } from './keys.ts'
import type { ConversationFilter, When } from './types.ts'
import { isRelative } from './when.ts'

/** The dates of a filter and of its groups that move with time. */
export function movingDates(filter: ConversationFilter | undefined): When[] {
  if (!filter) return []
  const own = whenKeys.map((key) => filter[key]).filter((when) => isRelative(when)) as When[]
  const parts = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])]
  return [...own, ...parts.flatMap(movingDates)]
}
