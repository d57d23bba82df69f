import { limits } from '@parley/contract'
import type { NotificationsAnswer } from '@parley/contract'
import type { BodyOf, Fold } from './Query.ts'

/** The viewer has read some of what they were told, here or elsewhere. */
export const notificationRead: Fold<'notification.read'> = (query, event) => {
  if (query.procedure === 'notifications.list') return { data: read(query.data, event) }
  if (query.procedure !== 'notifications.count') return { data: query.data }
  // Beyond the limit it is not known how many are left.
  if (query.data.count >= limits.unread) return { refetch: true }
  const count = Math.max(0, query.data.count - event.notificationIds.length)
  return { data: { ...query.data, count } }
}

function read(
  data: NotificationsAnswer,
  { notificationIds, readAt }: BodyOf<'notification.read'>,
): NotificationsAnswer {
  const ids = new Set(notificationIds)
  if (!data.items.some(({ id }) => ids.has(id))) return data
  return {
    ...data,
    items: data.items.map((item) => (ids.has(item.id) ? { ...item, readAt } : item)),
  }
}
