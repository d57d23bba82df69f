import { limits } from '@parley/contract'
import type { Fold } from './Query.ts'

/** The viewer is told something. What it is about is filled when read, so a list is asked for. */
export const notificationNew: Fold<'notification.new'> = (query, { isNew }) => {
  if (query.procedure === 'notifications.list') return { refetch: true }
  if (query.procedure !== 'notifications.count') return { data: query.data }
  // One that takes another's place counts only if that was read in the same moment.
  if (!isNew) return { refetch: true }
  const count = Math.min(query.data.count + 1, limits.unread)
  return { data: { ...query.data, count } }
}
