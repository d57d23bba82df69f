import { and, eq, gt, sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { Preferences } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { DbOrTx, Given } from '@parley/db'
import { readPreferences } from '../people/readPreferences.ts'

const { accounts, members, pushSubscriptions: s, sessions, users } = tables

/** A browser that may be woken. */
export interface PushTarget {
  id: string
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushTargets {
  /** The account's word in addresses. */
  slug: string
  preferences: Preferences
  targets: PushTarget[]
}

/** Where a member may be woken: the browsers they are still signed in to; null for who has none. */
export async function readPushTargets(
  db: DbOrTx,
  member: { accountId: string; userId: string },
): Promise<PushTargets | null> {
  const rows = await selectTargets(db, member)
  const [first] = rows
  if (!first) return null
  const targets = rows.map(({ target }) => target)
  return { slug: first.slug, preferences: readPreferences(first.kept), targets }
}

/** Asked for everyone who is told of a message. */
const selectTargets = statement(
  (orm, { accountId, userId }: Given<{ accountId: string; userId: string }>) =>
    orm
      .select({
        target: { id: s.id, endpoint: s.endpoint, p256dh: s.p256dh, auth: s.auth },
        slug: accounts.slug,
        kept: users.preferences,
      })
      .from(s)
      .innerJoin(sessions, and(eq(sessions.id, s.sessionId), gt(sessions.expiresAt, sql`now()`)))
      .innerJoin(users, eq(users.id, s.userId))
      .innerJoin(members, and(eq(members.userId, s.userId), eq(members.accountId, accountId)))
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(eq(s.userId, userId))
      .limit(limits.pushSubscriptions),
)
