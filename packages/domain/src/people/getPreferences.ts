import { eq } from 'drizzle-orm'
import type { MemberActor, PreferencesAnswer } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readPreferences } from './readPreferences.ts'

const { users } = tables

/** How the actor wants their screens; the same in every account of theirs. */
export async function getPreferences(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<PreferencesAnswer> {
  const head = await readHead(db, by.accountId)
  const [user] = await db.orm
    .select({ kept: users.preferences })
    .from(users)
    .where(eq(users.id, by.userId))
  return { preferences: readPreferences(user?.kept ?? {}), asOf: printCursor(head) }
}
