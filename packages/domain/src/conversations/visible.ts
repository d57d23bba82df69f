import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { planAnew, tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { narrowToSql } from './narrowToSql.ts'
import type { Asked } from './Asked.ts'

const { conversations: c } = tables

/** The rows of conversations that match and that the actor may see, for who wants all of them. */
export function visible(asked: Asked): SQL {
  const { by, topics, filter, now } = asked
  return and(
    eq(c.accountId, by.accountId),
    sql`true ${sql.raw(planAnew)}`,
    narrowToSql(asked),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search: 'set' }),
  )!
}
