import { sql } from 'drizzle-orm'
import { defaultSort } from '@parley/contract'
import type { ConversationsAnswer, ListConversationsInput, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { atOneMoment } from './atOneMoment.ts'
import { matchingIds } from './matchingIds.ts'
import type { Trial } from './Page.ts'
import { openCursor, sealCursor } from './pageCursor.ts'
import { boundaryOf, sortToSql } from './sortToSql.ts'
import { isRow, selectConversationsAt, toConversation } from './viewerFacts.ts'

type Input = Pick<ListConversationsInput, 'filter' | 'sort' | 'cursor' | 'limit'> & {
  by: MemberActor
} & Trial

/**
 * A page of the conversations the actor may see, in order. Keyset cursors are bound to account,
 * viewer, filter and sort; another one is refused with cursor.invalid.
 */
export async function listConversations(db: DbOrTx, input: Input): Promise<ConversationsAnswer> {
  const { by, filter = {}, sort = defaultSort, cursor, limit, walk, now = new Date() } = input
  const scope = [by.accountId, by.userId, filter, sort]
  const boundary = cursor != null ? openCursor(scope, cursor) : null
  const { data: rows, asOf } = await atOneMoment(db, by, [filter], async (sight) => {
    const ids = matchingIds({ ...sight, filter, sort, boundary, limit: limit + 1, walk, now })
    const found = await selectConversationsAt(
      db,
      { accountId: by.accountId, userId: by.userId, limit: limit + 1 },
      { ids, order: sql.join(sortToSql(sort), sql`, `) },
    )
    return { head: found[0]?.head, data: found.filter(isRow) }
  })
  const items = rows.slice(0, limit).map(toConversation)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? sealCursor(scope, boundaryOf(sort, last)) : null,
    asOf,
  }
}
