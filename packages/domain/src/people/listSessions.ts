import { and, desc, eq, gt } from 'drizzle-orm'
import type { SessionId, SessionsAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { sessions: s } = tables

/** Where a person is signed in: this sign-in first, then by when it was last seen; at most 100. */
export async function listSessions(
  db: DbOrTx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<SessionsAnswer> {
  const rows = await db.orm
    .select()
    .from(s)
    .where(and(eq(s.userId, userId), gt(s.expiresAt, new Date())))
    .orderBy(desc(eq(s.id, sessionId)), desc(s.updatedAt))
    .limit(100)
  const items = rows.map((row) => ({
    id: row.id as SessionId,
    device: row.userAgent,
    address: row.ipAddress,
    createdAt: row.createdAt,
    lastSeenAt: row.updatedAt,
    isCurrent: row.id === sessionId,
  }))
  return { items }
}
