import { sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { CountAnswer, CountConversationsInput, MemberActor } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { visible } from './listConversations.ts'
import { selectConversationIds } from './viewerFacts.ts'

type Input = Pick<CountConversationsInput, 'filter'> & { by: MemberActor }

/** How many conversations match: exact up to 1,000, then capped. */
export async function countConversations(
  db: DbOrTx,
  { by, filter = {} }: Input,
): Promise<CountAnswer> {
  const [head, topics] = await Promise.all([readHead(db, by.accountId), readTopics(db, by)])
  const matching = selectConversationIds(db, by.userId)
    .where(visible(by, topics, filter))
    .limit(limits.count + 1)
    .as('matching')
  const [row] = await db.orm.select({ count: sql<number>`count(*)::int` }).from(matching)
  const count = row?.count ?? 0
  return {
    count: Math.min(count, limits.count),
    capped: count > limits.count,
    asOf: printCursor(head),
  }
}
