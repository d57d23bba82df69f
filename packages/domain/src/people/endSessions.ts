import { and, eq, ne } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

const { sessions: s } = tables

/** Ends one sign-in of a person, this one too; what is not theirs, or ended before, is left. */
export async function endSession(
  db: DbOrTx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<{ ended: number }> {
  return end(db, and(eq(s.userId, userId), eq(s.id, sessionId)))
}

/** Ends all sign-ins of a person but this one. */
export async function endOtherSessions(
  db: DbOrTx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<{ ended: number }> {
  return end(db, and(eq(s.userId, userId), ne(s.id, sessionId)))
}

/** The sockets that a sign-in opened close by themselves: their servers look once a second. */
async function end(db: DbOrTx, which: ReturnType<typeof and>): Promise<{ ended: number }> {
  const gone = await db.orm.delete(s).where(which).returning({ id: s.id })
  return { ended: gone.length }
}
