import { late } from './late.ts'

export const NotificationList = late(() =>
  import('../notifications/NotificationList.tsx').then((part) => part.NotificationList),
)
