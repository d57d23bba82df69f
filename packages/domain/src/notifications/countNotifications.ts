import { and, arrayOverlaps, eq, isNull, sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { MemberActor, NotificationCountAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { atOneMoment } from '../conversations/atOneMoment.ts'

const { conversations: c, eventHeads, notifications: n } = tables

/**
 * How many of the actor's notifications are unread, of conversations they may see; at most 100. With
 * the head of the same moment: counted after it, what is told in between would be counted twice.
 */
export async function countNotifications(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<NotificationCountAnswer> {
  const { data: count, asOf } = await atOneMoment(db, by, [], async ({ topics }) => {
    const unread = db.orm
      .select({ id: n.id })
      .from(n)
      .innerJoin(c, and(eq(c.accountId, n.accountId), eq(c.id, n.conversationId)))
      .where(
        and(
          eq(n.accountId, by.accountId),
          eq(n.userId, by.userId),
          isNull(n.readAt),
          arrayOverlaps(c.audience, topics),
        ),
      )
      .limit(limits.unread)
    const [row] = await db.orm
      .select({
        head: { position: eventHeads.position, tag: eventHeads.tag },
        count: sql<number>`(select count(*)::int from (${unread.getSQL()}) unread)`,
      })
      .from(eventHeads)
      .where(eq(eventHeads.accountId, by.accountId))
    return { head: row?.head, data: row?.count ?? 0 }
  })
  return { count, asOf }
}
