import { and, arrayOverlaps, eq, isNull, sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { MemberActor, NotificationCountAnswer } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'

const { conversations: c, notifications: n } = tables

/** How many of the actor's notifications are unread, of conversations they may see; at most 100. */
export async function countNotifications(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<NotificationCountAnswer> {
  const head = await readHead(db, by.accountId)
  const unread = db.orm
    .select({ id: n.id })
    .from(n)
    .innerJoin(c, and(eq(c.accountId, n.accountId), eq(c.id, n.conversationId)))
    .where(
      and(
        eq(n.accountId, by.accountId),
        eq(n.userId, by.userId),
        isNull(n.readAt),
        arrayOverlaps(c.audience, await readTopics(db, by)),
      ),
    )
    .limit(limits.unread)
    .as('unread')
  const [counted] = await db.orm.select({ count: sql<number>`count(*)::int` }).from(unread)
  return { count: counted!.count, asOf: printCursor(head) }
}
