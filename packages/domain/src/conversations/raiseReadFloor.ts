import { and, arrayOverlaps, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { planAnew, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { filterToSql } from './filterToSql.ts'
import { narrowToSql } from './narrowToSql.ts'
import { readCounts } from './readCounts.ts'
import { mostRemaining, readFloor } from './readSight.ts'
import type { ReadFloor } from './readSight.ts'

const { conversations: c, readFloors } = tables

/**
 * How long before now a floor ends at the latest, in minutes: clocks differ, and what commits now
 * may have begun a while ago.
 */
const margin = 10

/** Conversations that one statement looks at: of a million that all are read, one would take too long. */
const mostLooked = 100_000

interface Input {
  by: MemberActor
  /** A test's own mostLooked. */
  step?: number
}

/**
 * Finds out how far the member has read everything they may see, from where they had before, and
 * keeps each step of it. Answers how many unread conversations are left below.
 */
export async function raiseReadFloor(
  db: DbOrTx,
  { by, step = mostLooked }: Input,
): Promise<{ remaining: number }> {
  const [clock] = await db.orm.execute<{ at: string }>(
    sql`select now() - make_interval(mins => ${margin}) as at`,
  )
  const latest = new Date(clock!.at)
  for (;;) {
    const floor = await readFloor(db, by)
    const until = await endOfStep(db, { by, step, floor, latest })
    const raised = await raiseTo(db, { by, floor, until })
    if (until >= latest || raised.at < until) return { remaining: raised.remaining.length }
  }
}

interface Step {
  by: MemberActor
  step: number
  floor: ReadFloor | null
  latest: Date
}

/** When the last of so many conversations above the floor was active; never the floor itself. */
async function endOfStep(db: DbOrTx, { by, step, floor, latest }: Step): Promise<Date> {
  const above = floor && gte(c.lastActivityAt, floor.at)
  const [last] = await db.orm
    .select({ at: c.lastActivityAt })
    .from(c)
    .where(and(eq(c.accountId, by.accountId), sql`true ${sql.raw(planAnew)}`, above ?? undefined))
    .orderBy(asc(c.lastActivityAt))
    .offset(step)
    .limit(1)
  return last && last.at < latest && (!floor || last.at > floor.at) ? last.at : latest
}

interface Raise {
  by: MemberActor
  floor: ReadFloor | null
  until: Date
}

async function raiseTo(db: DbOrTx, { by, floor, until }: Raise) {
  const [topics, counts] = await Promise.all([readTopics(db, by), readCounts(db)])
  const filter = { hasUnread: true }
  const rows = await db.orm
    .select({ id: c.id, at: c.lastActivityAt })
    .from(c)
    .where(
      and(
        eq(c.accountId, by.accountId),
        sql`true ${sql.raw(planAnew)}`,
        narrowToSql({ by, topics, filter, floor, counts, now: until }),
        lt(c.lastActivityAt, until),
        arrayOverlaps(c.audience, topics),
        filterToSql(filter, { viewer: by, now: until, search: 'set' }),
      ),
    )
    .orderBy(asc(c.lastActivityAt))
    .limit(mostRemaining + 1)
  const at = rows.length > mostRemaining ? rows[mostRemaining]!.at : until
  const remaining = rows.filter((row) => row.at < at).map(({ id }) => id)
  const raised = { at, remaining, topics, checkedAt: new Date() }
  await db.orm
    .insert(readFloors)
    .values({ accountId: by.accountId, userId: by.userId, ...raised })
    .onConflictDoUpdate({ target: [readFloors.accountId, readFloors.userId], set: raised })
  return raised
}
