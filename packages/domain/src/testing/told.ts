import type { MemberActor } from '@parley/contract'
import { readLog } from '@parley/db'
import type { Db } from '@parley/db'

/** The types of what the log tells of a position on, and the topics it hands to a member. */
export async function told(db: Db, by: MemberActor, after: number) {
  const rows = await readLog(db, by.accountId, { after, limit: 1000 })
  const handed = rows.flatMap(({ event }) =>
    event.type === 'member.updated' && event.topics && event.member.userId === by.userId
      ? [event.topics]
      : [],
  )
  return { types: rows.map(({ event }) => event.type), topics: handed.at(-1) ?? null }
}
