import { and, eq, gt, sql } from 'drizzle-orm'
import type { Session } from '@parley/api'
import type { Role } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { Given } from '@parley/db'

const { sessions } = tables
/** Who is in more places is looked up there. */
const mostPlaces = 50
/** A body may be long in coming, and a role be taken away meanwhile. */
const freshMs = 500

/**
 * The session of a token that was signed by us, with the person's roles as they are now; null once it
 * has ended or expired.
 */
export async function readLiveSession(
  db: Parameters<typeof selectSession>[0],
  token: string,
): Promise<Session | null> {
  const [found] = await selectSession(db, { token })
  if (!found) return null
  const { roles, ...session } = found
  const readAt = Date.now()
  const roleIn = (accountId: string) =>
    Date.now() - readAt < freshMs ? roles[accountId] : undefined
  return { ...session, roleIn }
}

// By name: drizzle leaves out the table of a column where it sees one table only.
const roles = sql<Record<string, Role>>`(
  select coalesce(json_object_agg(m.account_id, m.role), '{}')
  from (
    select * from members where members.user_id = sessions.user_id
    limit ${sql.raw(String(mostPlaces))}
  ) m)`

const selectSession = statement((orm, { token }: Given<{ token: string }>) =>
  orm
    .select({ userId: sessions.userId, sessionId: sessions.id, roles })
    .from(sessions)
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`))),
)
