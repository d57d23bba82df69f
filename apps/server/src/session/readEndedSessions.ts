import { and, gt, inArray } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { sessions } = tables

/** Which of these sessions are signed out or expired. */
export async function readEndedSessions(db: Db, ids: string[]): Promise<Set<string>> {
  const alive = await db.orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, ids), gt(sessions.expiresAt, new Date())))
  const ended = new Set(ids)
  for (const { id } of alive) ended.delete(id)
  return ended
}
