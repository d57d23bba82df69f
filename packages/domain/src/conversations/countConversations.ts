import { eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountAnswer, CountConversationsInput, MemberActor } from '@parley/contract'
import { planAnew, statementAround, tables } from '@parley/db'
import type { DbOrTx, Given } from '@parley/db'
import { atOneMoment } from './atOneMoment.ts'
import { matchingIds } from './matchingIds.ts'
import type { Trial } from './Page.ts'

const { eventHeads } = tables

/** With the account's head at the very moment of the count. */
const selectCount = statementAround(
  (orm, { accountId }: Given<{ accountId: string }>, { matching }: { matching: SQL }) =>
    orm
      .select({
        head: { position: eventHeads.position, tag: eventHeads.tag },
        count: sql<number>`(select count(*)::int from (${matching}) matching) ${sql.raw(planAnew)}`,
      })
      .from(eventHeads)
      .where(eq(eventHeads.accountId, accountId)),
)

type Input = Pick<CountConversationsInput, 'filter'> & { by: MemberActor } & Trial

/** How many conversations match: exact up to 1,000, then capped. */
export async function countConversations(
  db: DbOrTx,
  { by, filter = {}, walk, now = new Date() }: Input,
): Promise<CountAnswer> {
  const { data: count, asOf } = await atOneMoment(db, by, [filter], async (sight) => {
    const limit = limits.count + 1
    const matching = matchingIds({ ...sight, filter, sort: null, limit, walk, now })
    const [row] = await selectCount(db, { accountId: by.accountId }, { matching })
    return { head: row?.head, data: row?.count ?? 0 }
  })
  return {
    count: Math.min(count, limits.count),
    capped: count > limits.count,
    asOf,
  }
}
