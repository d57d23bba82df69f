import type { MemberActor, NotificationId } from '@parley/contract'
import { appendEvent } from '@parley/db'
import type { Tx } from '@parley/db'

interface WasRead {
  read: readonly { id: string }[]
  readAt: Date
  by: MemberActor
}

/** Says to all screens of the actor which of their notifications are read now. */
export function tellRead(tx: Tx, { read, readAt, by }: WasRead): void {
  if (read.length === 0) return
  const notificationIds = read.map(({ id }) => id as NotificationId)
  appendEvent(tx, {
    body: { type: 'notification.read', notificationIds, readAt },
    audience: [`user:${by.userId}`],
    by,
  })
}
