import { and, eq, sql } from 'drizzle-orm'
import { Failure, topicsOf } from '@parley/contract'
import type { Filter, MemberActor, MemberPlaces } from '@parley/contract'
import { placesColumns, statement, tables } from '@parley/db'
import type { DbOrTx, Given, readHead } from '@parley/db'
import { readCounts } from './readCounts.ts'
import type { Counts } from './readCounts.ts'

const { eventHeads, members, readFloors } = tables
type Place = Awaited<ReturnType<typeof readHead>>

/** Unread conversations that a floor may have below it: of more, a walk soon finds some. */
export const mostRemaining = 1500
export type ReadFloor = Pick<typeof readFloors.$inferSelect, 'at' | 'topics'> & {
  /** How many unread are left below it. */
  remaining: number
}

/** What restricts the lists of a member, and what finds their unread in time. */
export interface Sight {
  /** With the role that they have now, whatever was claimed. */
  by: MemberActor
  topics: string[]
  floor: ReadFloor | null
  counts: Counts
}

/** The same with the account's newest place at the very moment the topics were read. */
export interface SightAt extends Sight {
  head: Place
}

/**
 * Who asks, the topics they hold now and, where one of the filters asks for unread, their floor: one
 * statement. account.notFound for who is no member.
 */
export async function readSight(
  db: DbOrTx,
  by: MemberActor,
  filters: readonly Filter[],
): Promise<SightAt> {
  const { accountId, userId } = by
  const wantsFloor = filters.some(asksUnread)
  const [[found], counts] = await Promise.all([
    selectSight(db, { accountId, userId, wantsFloor }),
    readCounts(db),
  ])
  if (!found) throw new Failure('account.notFound', { field: 'accountId' })
  const { places, head, floor } = found
  const actor = { ...by, role: places.role }
  return {
    by: actor,
    topics: topicsOf(places as MemberPlaces),
    floor,
    counts,
    head: head ?? nowhere,
  }
}

/** Before the first event. */
const nowhere: Place = { position: 0, tag: '' }

interface Wanted {
  accountId: string
  userId: string
  wantsFloor: boolean
}

const floorColumns = {
  at: readFloors.at,
  // A number: to read thousands of ids takes longer than to find what they name.
  remaining: sql<number>`coalesce(cardinality(${readFloors.remaining}), 0)`,
  topics: readFloors.topics,
}

const selectSight = statement((orm, { accountId, userId, wantsFloor }: Given<Wanted>) =>
  orm
    .select({
      places: placesColumns,
      head: { position: eventHeads.position, tag: eventHeads.tag },
      floor: floorColumns,
    })
    .from(members)
    .leftJoin(eventHeads, eq(eventHeads.accountId, members.accountId))
    .leftJoin(
      readFloors,
      and(
        sql`${wantsFloor}::boolean`,
        eq(readFloors.accountId, members.accountId),
        eq(readFloors.userId, members.userId),
      ),
    )
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId))),
)

/** How far the member has read everything; null until raiseReadFloor has looked. */
export async function readFloor(
  db: DbOrTx,
  { accountId, userId }: Pick<MemberActor, 'accountId' | 'userId'>,
): Promise<ReadFloor | null> {
  const [floor] = await db.orm
    .select(floorColumns)
    .from(readFloors)
    .where(and(eq(readFloors.accountId, accountId), eq(readFloors.userId, userId)))
  return floor ?? null
}

/** Whether what a filter asks is found by a floor of what is read. */
export function asksUnread({ hasUnread, and: every, or: some }: Filter): boolean {
  return hasUnread === true || [...(every ?? []), ...(some ?? [])].some(asksUnread)
}
