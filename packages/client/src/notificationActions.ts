import { v7 as uuid } from 'uuid'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { ConversationId, NotificationId } from '@parley/contract'
import type { Datas } from './apply/Query.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Pending } from './mirror/Pending.ts'
import { shown } from './mirror/shown.ts'

/** Which of what one was told: these, those of a conversation, or all. */
export type WhichNotifications = { ids: string[] } | { conversationId: string } | { all: true }

export interface NotificationActions {
  /** Shown as read at once, on every screen of the viewer soon. */
  markNotificationsRead(which: WhichNotifications): Promise<void>
}

export function createNotificationActions(
  api: TRPCClient<AppRouter>,
  mirror: Mirror,
): NotificationActions {
  const { accountId } = mirror
  return {
    async markNotificationsRead(which) {
      const ask = (mutationId: string) =>
        api.notifications.markRead.mutate({ accountId, mutationId, ...which })
      await shown(mirror, expectRead(uuid(), unreadOf(mirror, which)), ask)
    },
  }
}

/** Of those that are held. */
function unreadOf({ queryClient }: Mirror, which: WhichNotifications): NotificationId[] {
  const queryKey = ['parley', 'notifications.list']
  const lists = queryClient.getQueriesData<Datas['notifications.list']>({ queryKey })
  const held = lists.flatMap(([, list]) => list?.items ?? [])
  const isMeant = (one: { id: NotificationId; conversationId: ConversationId }) =>
    'all' in which ||
    ('ids' in which ? which.ids.includes(one.id) : which.conversationId === one.conversationId)
  return [...new Set(held.filter((one) => one.readAt === null && isMeant(one)).map(({ id }) => id))]
}

function expectRead(id: string, notificationIds: NotificationId[]): Pending {
  const readAt = new Date()
  const expect: Pending['expect'] = () => [
    { body: { type: 'notification.read', notificationIds, readAt } },
  ]
  return { id, expect, confirmedAt: null }
}
