import { eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { ProfileAnswer, UserId } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readPreferences } from './readPreferences.ts'

const { users } = tables

/** Who is signed in, whatever the account. */
export async function getProfile(
  db: DbOrTx,
  { userId }: { userId: string },
): Promise<ProfileAnswer> {
  const [user] = await db.orm.select().from(users).where(eq(users.id, userId))
  if (!user) throw new Failure('session.required')
  const { id, name, email, image: avatar, preferences } = user
  return { userId: id as UserId, name, email, avatar, preferences: readPreferences(preferences) }
}
