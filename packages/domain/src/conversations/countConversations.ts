import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountAnswer, CountConversationsInput, MemberActor } from '@parley/contract'
import { planAnew, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { atOneMoment } from './atOneMoment.ts'
import { matchingIds } from './matchingIds.ts'
import type { Trial } from './Page.ts'

const { eventHeads } = tables
type Input = Pick<CountConversationsInput, 'filter'> & { by: MemberActor } & Trial

/** How many conversations match: exact up to 1,000, then capped. */
export async function countConversations(
  db: DbOrTx,
  { by, filter = {}, walk, now }: Input,
): Promise<CountAnswer> {
  const { data: count, asOf } = await atOneMoment(db, by, [filter], async (sight) => {
    const limit = limits.count + 1
    const matching = matchingIds({ ...sight, by, filter, sort: null, limit, walk, now })
    const [row] = await db.orm.execute<{ count: number; position: string; tag: string }>(
      sql`select (select count(*)::int from (${matching}) matching) as count, position, tag
        from ${eventHeads} where account_id = ${by.accountId} ${sql.raw(planAnew)}`,
    )
    return { head: { position: Number(row!.position), tag: row!.tag }, data: row!.count }
  })
  return {
    count: Math.min(count, limits.count),
    capped: count > limits.count,
    asOf,
  }
}
