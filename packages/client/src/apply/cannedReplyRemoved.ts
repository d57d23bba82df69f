import type { Fold } from './Query.ts'

/** A canned reply is gone, or no longer shared with the viewer. */
export const cannedReplyRemoved: Fold<'cannedReply.removed'> = (query, { cannedReplyId }) => {
  if (query.procedure !== 'cannedReplies.list') return { data: query.data }
  const items = query.data.items.filter(({ id }) => id !== cannedReplyId)
  return { data: items.length === query.data.items.length ? query.data : { ...query.data, items } }
}
