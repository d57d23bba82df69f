import { byShortcut } from '@parley/contract'
import type { Fold } from './Query.ts'

/** A canned reply was made or changed; the event carries it whole. */
export const cannedReplyUpdated: Fold<'cannedReply.updated'> = (query, { cannedReply }) => {
  if (query.procedure !== 'cannedReplies.list') return { data: query.data }
  const others = query.data.items.filter(({ id }) => id !== cannedReply.id)
  return { data: { ...query.data, items: [...others, cannedReply].sort(byShortcut) } }
}
