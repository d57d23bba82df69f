import { and, arrayOverlaps, eq, isNull, ne, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from '../conversations/filterToSql.ts'
import type { Reading } from '../conversations/filterToSql.ts'
import { isPointed, narrowToSql } from '../conversations/narrowToSql.ts'
import type { Asked } from '../conversations/Asked.ts'

const { conversations: c, messages: m } = tables

interface Page extends Asked {
  /** The words, as a tsquery. */
  words: SQL
  /** The instant and the id of the last row of the page before, as Postgres prints them. */
  boundary: readonly [string, string] | null
  limit: number
  /** Messages looked at in order before all that hold the words are gathered. */
  walk?: number
}

/** So many messages cost a few milliseconds. */
const usualWalk = 10_000
const newestFirst = sql`${m.createdAt} desc, ${m.id} desc`

/**
 * A subquery of the ids of the newest messages that hold the words, after a boundary. Words that many
 * hold are found by walking the messages in their order, those that few hold by gathering all through
 * an index; nobody knows before which they are. So the walk comes first and gives up after a fixed
 * number of messages: when it does not fill the page, few of those hold the words.
 */
export function hitIds(page: Page): SQL {
  const { limit } = page
  const most = isPointed(page) ? 0 : (page.walk ?? usualWalk)
  const stretch = stretchOf(page)
  const narrow = narrowToSql(page)
  const onward = sql`(select count(*) from walked) < ${limit} and exists (select 1 from ${m} where ${stretch} offset ${most})`
  return sql`with walked as materialized (
      select ${m.id} from (select * from ${m} where ${stretch} order by ${newestFirst} limit ${most}) ${m}
      ${joined} where ${meets(page, 'rows')} order by ${newestFirst} limit ${limit}),
    every_hit as materialized (
      select ${m.id}, ${m.createdAt} from ${m} ${joined} where ${and(onward, stretch, narrow, meets(page, 'set'))}),
    gathered as materialized (select ${m.id} from every_hit ${m} order by ${newestFirst} limit ${limit})
    select id from walked union select id from gathered`
}

const joined = sql`join ${c} on ${c.accountId} = ${m.accountId} and ${c.id} = ${m.conversationId}`

function stretchOf({ by, boundary }: Page): SQL {
  return and(
    eq(m.accountId, by.accountId),
    boundary
      ? sql`(${m.createdAt}, ${m.id}) < (${boundary[0]}::timestamptz, ${boundary[1]}::uuid)`
      : undefined,
  )!
}

function meets({ by, topics, filter, words, now }: Page, search: Reading['search']): SQL {
  return and(
    sql`${m.search} @@ ${words}`,
    isNull(m.deletedAt),
    ne(m.kind, 'activity'),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search }),
  )!
}
