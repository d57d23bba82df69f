import { and, eq } from 'drizzle-orm'
import type { Filter, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { readCounts } from './readCounts.ts'
import type { Counts } from './readCounts.ts'

const { readFloors } = tables

/** Unread conversations that a floor may have below it: of more, a walk soon finds some. */
export const mostRemaining = 5000
export type ReadFloor = Pick<typeof readFloors.$inferSelect, 'at' | 'remaining' | 'topics'>

/** What restricts the lists of a member, and what finds their unread in time. */
export interface Sight {
  topics: string[]
  floor: ReadFloor | null
  counts: Counts
}

/** The topics the member holds now and, where one of the filters asks for unread, their floor. */
export async function readSight(
  db: DbOrTx,
  by: MemberActor,
  filters: readonly Filter[],
): Promise<Sight> {
  const [topics, floor, counts] = await Promise.all([
    readTopics(db, by),
    filters.some(asksUnread) ? readFloor(db, by) : null,
    readCounts(db),
  ])
  return { topics, floor, counts }
}

/** How far the member has read everything; null until raiseReadFloor has looked. */
export async function readFloor(
  db: DbOrTx,
  { accountId, userId }: Pick<MemberActor, 'accountId' | 'userId'>,
): Promise<ReadFloor | null> {
  const [floor] = await db.orm
    .select({ at: readFloors.at, remaining: readFloors.remaining, topics: readFloors.topics })
    .from(readFloors)
    .where(and(eq(readFloors.accountId, accountId), eq(readFloors.userId, userId)))
  return floor ?? null
}

function asksUnread({ hasUnread, and: every, or: some }: Filter): boolean {
  return hasUnread === true || [...(every ?? []), ...(some ?? [])].some(asksUnread)
}
