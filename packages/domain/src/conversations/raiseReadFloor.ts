import { and, arrayOverlaps, asc, eq, lt, sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { planAnew, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { filterToSql } from './filterToSql.ts'
import { narrowToSql } from './narrowToSql.ts'
import { readCounts } from './readCounts.ts'
import { mostRemaining, readFloor } from './readSight.ts'

const { conversations: c, readFloors } = tables

/**
 * How long before now a floor ends at the latest, in minutes: clocks differ, and what commits now
 * may have begun a while ago.
 */
const margin = 10

type Input = { by: MemberActor }

/**
 * Finds out how far the member has read everything they may see, from where they had before.
 * Answers how many unread conversations are left below.
 */
export async function raiseReadFloor(db: DbOrTx, { by }: Input): Promise<{ remaining: number }> {
  const [[clock], topics, floor, counts] = await Promise.all([
    db.orm.execute<{ at: string }>(sql`select now() - make_interval(mins => ${margin}) as at`),
    readTopics(db, by),
    readFloor(db, by),
    readCounts(db),
  ])
  const latest = new Date(clock!.at)
  const filter = { hasUnread: true }
  const rows = await db.orm
    .select({ id: c.id, at: c.lastActivityAt })
    .from(c)
    .where(
      and(
        eq(c.accountId, by.accountId),
        sql`true ${sql.raw(planAnew)}`,
        narrowToSql({ by, topics, filter, floor, counts }),
        lt(c.lastActivityAt, latest),
        arrayOverlaps(c.audience, topics),
        filterToSql(filter, { viewer: by, now: latest, search: 'set' }),
      ),
    )
    .orderBy(asc(c.lastActivityAt))
    .limit(mostRemaining + 1)
  const at = rows.length > mostRemaining ? rows[mostRemaining]!.at : latest
  const remaining = rows.filter((row) => row.at < at).map(({ id }) => id)
  const raised = { at, remaining, topics, checkedAt: new Date() }
  await db.orm
    .insert(readFloors)
    .values({ accountId: by.accountId, userId: by.userId, ...raised })
    .onConflictDoUpdate({ target: [readFloors.accountId, readFloors.userId], set: raised })
  return { remaining: remaining.length }
}
