import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { fold, searchWords } from '@parley/contract'
import { tables } from '@parley/db'
import type { Reading } from './filterToSql.ts'
import { bloomOf } from './wordBloom.ts'

const { conversations: c, contacts, messages: m } = tables

/** Places that hold a text, up to which the conversations they are in are looked up one by one. */
export const mostHits = 10_000

/**
 * Literal in contact and subject; by words, the last as a prefix, in the messages. Asked row by row
 * it serves few rows, or a text that many hold; as a set it serves a text that few hold.
 */
export function searchToSql(search: string, { search: way, viewer }: Reading): SQL {
  if (fold(search) === '') return sql`true`
  return way !== 'set'
    ? ofRow(search, way)
    : sql`${c.id} = any(array(select distinct id from (${foundBy(search, viewer.accountId)}) found (id)))`
}

function likeOf(search: string): string {
  return `%${fold(search).replace(/[\\%_]/g, '\\$&')}%`
}

/** Messages are looked at only where the conversation's own filter of words does not rule them out. */
function ofRow(search: string, way: 'rows' | 'each'): SQL {
  const [like, asked] = [likeOf(search), searchWords(search)]
  // The planner would find all that hold the words first, as it does not know how soon there are enough.
  const alone = way === 'each' ? sql` offset 0` : sql``
  const ways = [sql`${c.subjectFold} like ${like}`, sql`${c.contactFold} like ${like}`]
  if (asked)
    ways.push(
      sql`(${mayHold(asked)} and exists (select 1 from ${m} f where f.account_id = ${c.accountId} and f.conversation_id = ${c.id} and f.search @@ ${toTsQuery(search)!}${alone}))`,
    )
  return sql`(${sql.join(ways, sql` or `)})`
}

function mayHold(asked: NonNullable<ReturnType<typeof searchWords>>): SQL {
  const bloom = sql`${bloomOf(asked)}::text::bit(1024)`
  return sql`${c.wordBloom} & ${bloom} = ${bloom}`
}

/** The ids of the conversations that hold a text, one for each place that holds it. */
export function foundBy(search: string, accountId: string): SQL {
  const words = toTsQuery(search)
  const byWords =
    words &&
    sql`select f.conversation_id from ${m} f where f.account_id = ${accountId} and f.search @@ ${words}`
  return sql.join(
    [...foundBeside(search, accountId), ...(byWords ? [byWords] : [])],
    sql` union all `,
  )
}

/** The same of subjects, and of contacts: each conversation at most once in each. */
export function foundBeside(search: string, accountId: string): [SQL, SQL] {
  const like = likeOf(search)
  return [
    sql`select f.id from ${c} f where f.account_id = ${accountId} and f.subject_fold <> '' and f.subject_fold like ${like}`,
    sql`select f.id from ${contacts} k join ${c} f on f.account_id = k.account_id and f.contact_id = k.id
    where k.account_id = ${accountId} and k.fold like ${like}`,
  ]
}

/** The tsquery of a search, in which no character of it has power; null when it holds no word. */
export function toTsQuery(search: string): SQL | null {
  const asked = searchWords(search)
  if (!asked) return null
  const { whole, prefix } = asked
  const terms = [...whole.map((word) => `'${word}'`), ...(prefix === null ? [] : [`'${prefix}':*`])]
  return sql`${terms.join(' & ')}::tsquery`
}
