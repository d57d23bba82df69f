import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountEachInput, CountsAnswer, MemberActor } from '@parley/contract'
import { planAnew, printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { matchingIds } from './matchingIds.ts'
import { readSight } from './readSight.ts'

type Input = Pick<CountEachInput, 'filters'> & { by: MemberActor }

/** How many conversations match each filter, in their order: exact up to 1,000, then capped. One statement for all. */
export async function countEach(db: DbOrTx, { by, filters }: Input): Promise<CountsAnswer> {
  const [head, sight] = await Promise.all([readHead(db, by.accountId), readSight(db, by, filters)])
  const counts = filters.map((filter) => {
    const matching = matchingIds({ ...sight, by, filter, sort: null, limit: limits.count + 1 })
    return sql`(select count(*)::int from (${matching}) matching)`
  })
  const [row] = await db.orm.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts ${sql.raw(planAnew)}`,
  )
  return {
    counts: row!.counts.map((count) => ({
      count: Math.min(count, limits.count),
      capped: count > limits.count,
    })),
    asOf: printCursor(head),
  }
}
