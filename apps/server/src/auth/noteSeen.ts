import { and, eq, lt, sql } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { sessions: s } = tables

/** A page asks for its session when it opens and once an hour: that is when a sign-in was last seen. */
export async function noteSeen(db: Db, response: Response): Promise<void> {
  const found = (await response.clone().json()) as { session?: { id?: unknown } } | null
  const id = found?.session?.id
  if (typeof id !== 'string') return
  await db.orm
    .update(s)
    .set({ updatedAt: new Date() })
    .where(and(eq(s.id, id), lt(s.updatedAt, sql`now() - interval '1 minute'`)))
}
