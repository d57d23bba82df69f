import type { Filter, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { readCounts } from './readCounts.ts'
import { asksUnread } from './readSight.ts'
import type { SightAt } from './readSight.ts'

/** Members whose last sight is kept, for a database: about a kilobyte each. */
const most = 10_000
const kept = new WeakMap<DbOrTx, Map<string, SightAt>>()

const keyOf = ({ accountId, userId }: MemberActor) => `${accountId} ${userId}`

/**
 * What a member saw when they last asked: whoever takes it must see by the head of their answer that
 * nothing has happened since. Floors of what is read change without an event: sights that hold one are
 * not kept, nor are those of a transaction.
 */
export async function keptSight(
  db: DbOrTx,
  by: MemberActor,
  filters: readonly Filter[],
): Promise<SightAt | undefined> {
  const found = filters.some(asksUnread) ? undefined : kept.get(db)?.get(keyOf(by))
  return found && { ...found, by: { ...by, role: found.by.role }, counts: await readCounts(db) }
}

export function keepSight(db: DbOrTx, by: MemberActor, sight: SightAt): void {
  if ('happenings' in db) return
  const all = kept.get(db) ?? new Map<string, SightAt>()
  kept.set(db, all)
  all.delete(keyOf(by))
  all.set(keyOf(by), { ...sight, floor: null })
  if (all.size > most) all.delete(all.keys().next().value!)
}

export function forgetSight(db: DbOrTx, by: MemberActor): void {
  kept.get(db)?.delete(keyOf(by))
}
