import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountEachInput, CountsAnswer, MemberActor } from '@parley/contract'
import { planAnew, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { atOneMoment } from './atOneMoment.ts'
import { matchingIds } from './matchingIds.ts'

const { eventHeads } = tables
type Input = Pick<CountEachInput, 'filters'> & { by: MemberActor }

/** How many conversations match each filter, in their order: exact up to 1,000, then capped. One statement for all. */
export async function countEach(db: DbOrTx, { by, filters }: Input): Promise<CountsAnswer> {
  const { data: counts, asOf } = await atOneMoment(db, by, filters, async (sight) => {
    const each = filters.map((filter) => {
      const matching = matchingIds({ ...sight, by, filter, sort: null, limit: limits.count + 1 })
      return sql`(select count(*)::int from (${matching}) matching)`
    })
    const [row] = await db.orm.execute<{ counts: number[]; position: string; tag: string }>(
      sql`select array[${sql.join(each, sql`, `)}] as counts, position, tag
        from ${eventHeads} where account_id = ${by.accountId} ${sql.raw(planAnew)}`,
    )
    return { head: { position: Number(row!.position), tag: row!.tag }, data: row!.counts }
  })
  return {
    counts: counts.map((count) => ({
      count: Math.min(count, limits.count),
      capped: count > limits.count,
    })),
    asOf,
  }
}
