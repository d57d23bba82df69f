import { lazily } from '@parley/ui'

export const NotificationList = lazily(() =>
  import('../notifications/NotificationList.tsx').then((part) => part.NotificationList),
)
