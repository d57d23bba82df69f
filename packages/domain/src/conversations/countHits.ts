import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { withoutSearch } from './holdsSearch.ts'
import type { Page } from './Page.ts'
import { foundBeside, toTsQuery } from './searchToSql.ts'

const { conversations: c, messages: m } = tables

interface Counted {
  search: string
  /** Tells the names of the steps from those of others. */
  index: number
  /** Whether it is wanted at all. */
  onward: SQL | undefined
  now: Date
}

/** A place that may hold the words: its hits, and what tells a conversation met there before. */
interface Place {
  hits: SQL
  isNew?: SQL
}

/**
 * Steps that find conversations of a search, in any order, for a count: each place that may hold the
 * words is read hit by hit until there are enough, and the next only where those before did not
 * suffice. The names are of steps whose ids, joined, are all that match or as many as are wanted.
 */
export function countHits(page: Page, { search, index, onward, now }: Counted) {
  const { by, topics, filter, limit } = page
  const named = (name: string) => sql.raw(`${name}_${index}`)
  const asked = named('asked')
  const words = toTsQuery(search)
  const places: Place[] = [
    ...(words ? [ofMessages(by.accountId, asked)] : []),
    ...foundBeside(search, by.accountId).map((ids) => ({ hits: sql`(${ids} offset 0) hit` })),
  ]
  const names = places.map((_, at) => named(`place_${at}`))
  const meets = and(
    eq(c.accountId, by.accountId),
    sql`${c.id} = hit.id`,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
  )
  const steps = places.map(({ hits, isNew }, at) => {
    const isWanted = names.slice(0, at).map((one) => sql`(select count(*) from ${one}) < ${limit}`)
    return sql`${names[at]} as materialized (select found.id from ${hits} cross join lateral (select ${c.id} from ${c} where ${and(meets, isNew)} offset 0) found where ${and(sql`true`, onward, ...isWanted)} limit ${limit})`
  })
  const given = sql`${asked} as materialized (select ${words} as words)`
  return { steps: [...(words ? [given] : []), ...steps], names }
}

/** Whose words are a row, not a value: of those that many hold, the planner would rather read the table. */
function ofMessages(accountId: string, asked: SQL): Place {
  return {
    hits: sql`${asked} cross join lateral (select f.conversation_id as id, f.seq from ${m} f where f.account_id = ${accountId} and f.search @@ ${asked}.words offset 0) hit`,
    isNew: sql`not exists (select 1 from ${m} e, ${asked} where e.account_id = ${c.accountId} and e.conversation_id = ${c.id} and e.seq < hit.seq and e.search @@ ${asked}.words offset 0)`,
  }
}
