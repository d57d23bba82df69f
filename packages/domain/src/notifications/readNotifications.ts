import { and, eq, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { MemberActor, NotificationId } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { notifications: n } = tables

/** Marks those of the actor's unread notifications read that `which` names, and says which they were. */
export async function readNotifications(
  tx: Tx,
  { which, by }: { which: SQL | undefined; by: MemberActor },
): Promise<void> {
  const readAt = new Date()
  const read = await tx.orm
    .update(n)
    .set({ readAt })
    .where(and(eq(n.accountId, tx.accountId), eq(n.userId, by.userId), isNull(n.readAt), which))
    .returning({ id: n.id })
  if (read.length === 0) return
  const notificationIds = read.map(({ id }) => id as NotificationId)
  appendEvent(tx, {
    body: { type: 'notification.read', notificationIds, readAt },
    audience: [`user:${by.userId}`],
    by,
  })
}
