import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Filter, MemberActor } from '@parley/contract'
import { planAnew, tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { narrowToSql } from './narrowToSql.ts'

const { conversations: c } = tables

export interface Asked {
  by: MemberActor
  /** The topics the actor holds. */
  topics: string[]
  filter: Filter
}

/** The rows of conversations that match and that the actor may see, for who wants all of them. */
export function visible({ by, topics, filter }: Asked): SQL {
  return and(
    eq(c.accountId, by.accountId),
    sql`true ${sql.raw(planAnew)}`,
    narrowToSql(filter, by, topics),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now: new Date(), search: 'set' }),
  )!
}
