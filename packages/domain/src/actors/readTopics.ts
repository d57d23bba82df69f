import { Failure, topicsOf } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { readPlaces } from '@parley/db'
import type { DbOrTx } from '@parley/db'

/** The topics the actor holds now; throws account.notFound for who is no longer a member. */
export async function readTopics(db: DbOrTx, by: Actor): Promise<string[]> {
  if (by.type === 'contact') return [`contact:${by.contactId}`]
  if (by.type === 'system') return ['admins', 'members']
  const places = await readPlaces(db, by)
  if (!places) throw new Failure('account.notFound', { field: 'accountId' })
  return topicsOf(places)
}
