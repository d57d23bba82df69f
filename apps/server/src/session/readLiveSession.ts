import { and, eq, gt, sql } from 'drizzle-orm'
import type { Session } from '@parley/api'
import { statement, tables } from '@parley/db'
import type { Given } from '@parley/db'

const { sessions } = tables

/** The session of a token that was signed by us; null once it has ended or expired. */
export const readLiveSession = async (
  db: Parameters<typeof selectSession>[0],
  token: string,
): Promise<Session | null> => (await selectSession(db, { token }))[0] ?? null

const selectSession = statement((orm, { token }: Given<{ token: string }>) =>
  orm
    .select({ userId: sessions.userId, sessionId: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`))),
)
