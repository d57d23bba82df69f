import { sql } from 'drizzle-orm'
import { statement, tables } from '@parley/db'
import type { Db } from '@parley/db'

const { conversations: c } = tables

/**
 * Milliseconds, by the database's clock, until the next snooze of any account ends: not above 0 when
 * one is over, null when there is none. One touch of an index.
 */
export async function nextDueIn(db: Db): Promise<number | null> {
  const [row] = await selectNext(db, {})
  return row?.ms ?? null
}

const selectNext = statement((orm) =>
  orm
    .select({
      ms: sql<
        number | null
      >`ceil(extract(epoch from min(${c.snoozedUntil}) - now()) * 1000)::float8`,
    })
    .from(c),
)
