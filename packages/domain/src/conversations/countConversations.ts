import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountAnswer, CountConversationsInput, MemberActor } from '@parley/contract'
import { planAnew, printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { matchingIds } from './matchingIds.ts'
import type { Trial } from './Page.ts'
import { readSight } from './readSight.ts'

type Input = Pick<CountConversationsInput, 'filter'> & { by: MemberActor } & Trial

/** How many conversations match: exact up to 1,000, then capped. */
export async function countConversations(
  db: DbOrTx,
  { by, filter = {}, walk, now }: Input,
): Promise<CountAnswer> {
  const [head, sight] = await Promise.all([readHead(db, by.accountId), readSight(db, by, [filter])])
  const matching = matchingIds({
    ...sight,
    by,
    filter,
    sort: null,
    limit: limits.count + 1,
    walk,
    now,
  })
  const [row] = await db.orm.execute<{ count: number }>(
    sql`select count(*)::int as count from (${matching}) matching ${sql.raw(planAnew)}`,
  )
  const count = row?.count ?? 0
  return {
    count: Math.min(count, limits.count),
    capped: count > limits.count,
    asOf: printCursor(head),
  }
}
