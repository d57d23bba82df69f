'use client'
import type { ConversationFilter } from '@parley/contract'
import { useCounts } from '@parley/client/react'
import type { KnownCount } from '@parley/client/react'

/** How many conversations of each filter are unread; null where that is not known, or asked in vain. */
export function useUnreadCounts(filters: readonly ConversationFilter[]): KnownCount[] {
  const asked = filters.map(unreadOf)
  const counts = useCounts(asked.filter((filter) => filter !== null))
  let at = 0
  return asked.map((filter) => (filter === null ? null : (counts[at++] ?? null)))
}

/** The unread among what a filter shows; null where it wants none. */
function unreadOf(filter: ConversationFilter): ConversationFilter | null {
  return filter.hasUnread === false ? null : { ...filter, hasUnread: true }
}
