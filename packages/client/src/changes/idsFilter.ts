import { limits } from '@parley/contract'
import type { ConversationFilter } from '@parley/contract'

/** As many conversations as one filter can name. */
export const mostIds = (limits.filterTerms - 1) * limits.filterValues

/** The filter that these conversations match, however many a list of one holds. */
export function idsFilter(ids: readonly string[]): ConversationFilter {
  const lists: ConversationFilter[] = []
  for (let from = 0; from < Math.min(ids.length, mostIds); from += limits.filterValues)
    lists.push({ id: ids.slice(from, from + limits.filterValues) })
  return lists.length === 1 ? lists[0]! : { or: lists }
}
