import { eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountEachInput, CountsAnswer, MemberActor } from '@parley/contract'
import { planAnew, statementAround, tables } from '@parley/db'
import type { DbOrTx, Given } from '@parley/db'
import { atOneMoment } from './atOneMoment.ts'
import { matchingIds } from './matchingIds.ts'

const { eventHeads } = tables

/** With the account's head at the very moment of the counts. */
const selectCounts = statementAround(
  (orm, { accountId }: Given<{ accountId: string }>, { each }: { each: SQL }) =>
    orm
      .select({
        head: { position: eventHeads.position, tag: eventHeads.tag },
        counts: sql<number[]>`array[${each}] ${sql.raw(planAnew)}`,
      })
      .from(eventHeads)
      .where(eq(eventHeads.accountId, accountId)),
)

type Input = Pick<CountEachInput, 'filters'> & { by: MemberActor }

/** How many conversations match each filter, in their order: exact up to 1,000, then capped. One statement for all. */
export async function countEach(db: DbOrTx, { by, filters }: Input): Promise<CountsAnswer> {
  const now = new Date()
  const { data: counts, asOf } = await atOneMoment(db, by, filters, async (sight) => {
    const each = filters.map((filter) => {
      const matching = matchingIds({ ...sight, filter, sort: null, limit: limits.count + 1, now })
      return sql`(select count(*)::int from (${matching}) matching)`
    })
    const [row] = await selectCounts(
      db,
      { accountId: by.accountId },
      { each: sql.join(each, sql`, `) },
    )
    return { head: row?.head, data: row?.counts ?? [] }
  })
  return {
    counts: counts.map((count) => ({
      count: Math.min(count, limits.count),
      capped: count > limits.count,
    })),
    asOf,
  }
}
