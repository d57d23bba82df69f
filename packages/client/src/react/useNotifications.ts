import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ShownNotification } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { NotificationsView } from './views.ts'

const none: ShownNotification[] = []

/** The newest of what the viewer was told, at most `limit` (1–100), kept true. */
export function useNotifications(
  limit = 25,
  options: { enabled?: boolean } = {},
): NotificationsView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId, limit })
  const { enabled = true } = options
  const query = useQuery({
    ...account.mirror.queryOptions('notifications.list', input),
    placeholderData: keepPreviousData,
    enabled,
  })
  const hasMore = (query.data?.nextCursor ?? null) !== null
  return { items: query.data?.items ?? none, hasMore, retry: query.refetch, ...statusOf(query) }
}

/** How many of them are unread, at most 100; 0 until it is known. */
export function useNotificationCount(): number {
  const { account, accountId } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('notifications.count', input))
  return query.data?.count ?? 0
}
