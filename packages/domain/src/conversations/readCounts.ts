import { getTableName, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { kinds } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { facets } from './facets.ts'
import { hashText } from './hashText.ts'

const { conversations: c, messages, readMarks: mark } = tables

/** How many conversations hold what, by PostgreSQL's statistics: for choosing a way, never an answer. */
export interface Counts {
  /** Conversations of the account; null where nothing is known. */
  all(accountId: string): number | null
  /** How many of the account's hold one of the facets; null where nothing is known. */
  of(accountId: string, named: readonly string[]): number | null
  /** What share of all conversations has a date from `after` on and before `before`. */
  dated(by: Dated, after: Date | null, before: Date | null): number | null
  /** The date that leaves such a share of all conversations before it; null where nothing is known. */
  dateAt(by: Dated, share: number): Date | null
  /** How many conversations a member has a mark in; null where nothing is known. */
  marksOf(userId: string): number | null
  /** What share of all conversations is read by everybody; null where nothing is known. */
  settled: number | null
  /** What is known of the messages and their words; null where nothing is. */
  words: WordCounts | null
}

export interface WordCounts {
  /** Messages for each conversation. */
  each: number
  /** Of all accounts: the index of words is one for all. */
  messages: number
  /** Whether it is among the words that most messages hold. */
  has(word: string): boolean
  /** What share of all messages holds the word, or one that begins with it. */
  shareOf(word: string, isPrefix: boolean): number
}

export type Dated = 'createdAt' | 'lastActivityAt'

/** Statistics change when Postgres analyses the table: some times a day. */
const keptMs = 5 * 60 * 1000
const kept = new WeakMap<DbOrTx, { at: number; counts: Promise<Counts> }>()

/** What the database knows, asked again every five minutes; within a transaction nothing. */
export async function readCounts(db: DbOrTx): Promise<Counts> {
  if ('happenings' in db) return unknown
  const known = kept.get(db)
  if (known && known.at > Date.now() - keptMs) return known.counts
  const counts = ask(db)
  kept.set(db, { at: Date.now(), counts })
  counts.catch(() => kept.delete(db))
  return counts
}

const unknown: Counts = {
  all: () => null,
  of: () => null,
  dated: () => null,
  dateAt: () => null,
  marksOf: () => null,
  settled: null,
  words: null,
}

interface Statistics extends Record<string, unknown> {
  rows: number
  tokens: number[]
  /** Of each token, then of the rarest and of the commonest. */
  shares: number[]
  /** Milliseconds that cut the rows in equal parts. */
  created: number[] | null
  active: number[] | null
  /** Of read marks, and of those who have the most of them. */
  marks: number
  people: number | null
  readers: string[] | null
  readerShares: number[] | null
  /** Of messages, and of the words that most of them hold. */
  messages: number
  words: string[] | null
  wordShares: number[] | null
  settled: number | null
}

async function ask(db: DbOrTx): Promise<Counts> {
  const instants = (column: PgColumn) => sql`(select array(
      select extract(epoch from bound) * 1000 from unnest(histogram_bounds::text::timestamptz[]) bound)::float8[]
    from pg_stats where ${of(c)} and attname = ${column.name})`
  const sizeOf = (name: string) =>
    sql`(select reltuples from pg_class where oid = to_regclass(${name}::text))`
  const [found] = await db.orm.execute<Statistics>(sql`
    select c.*, r.*, m.* from (
      select ${sizeOf(getTableName(c))} as rows, ${sizeOf('conversations_settled')} as settled,
        ${sizeOf(getTableName(mark))} as marks, ${sizeOf(getTableName(messages))} as messages,
        most_common_elems::text::int[] as tokens, most_common_elem_freqs as shares,
        ${instants(c.createdAt)} as created, ${instants(c.lastActivityAt)} as active
      from pg_stats where ${of(c)} and attname = ${c.facets.name}) c
    left join (select most_common_vals::text::text[] as readers, most_common_freqs as "readerShares", n_distinct as people
      from pg_stats where ${of(mark)} and attname = ${mark.userId.name}) r on true
    left join (select most_common_elems::text::text[] as words, most_common_elem_freqs as "wordShares"
      from pg_stats where ${of(messages)} and attname = ${messages.search.name}) m on true`)
  return found?.tokens && found.shares ? countsOf(found) : unknown
}

const of = (table: PgTable) => sql`schemaname = 'public' and tablename = ${getTableName(table)}`

function countsOf(found: Statistics): Counts {
  const { rows, tokens, shares, created, active, settled } = found
  const known = new Map(tokens.map((token, index) => [token, rows * shares[index]!]))
  // As the planner takes it: what is not among the commonest is half as common as the last of them.
  const rare = (rows * shares[tokens.length]!) / 2
  const of: Counts['of'] = (accountId, named) =>
    named.reduce((sum, name) => sum + (known.get(hashText(accountId + name)) ?? rare), 0)
  return {
    of,
    all: (accountId) => of(accountId, facets('kind', kinds)),
    marksOf: marksOf(found),
    settled: rows > 0 && settled !== null ? Math.max(0, settled) / rows : null,
    words: wordsOf(found),
    dated: (by, after, before) => {
      const bounds = by === 'createdAt' ? created : active
      if (!bounds) return null
      const [from, until] = [
        after ? shareUnder(bounds, after) : 0,
        before ? shareUnder(bounds, before) : 1,
      ]
      return Math.max(0, until - from)
    },
    dateAt: (by, share) => {
      const bounds = by === 'createdAt' ? created : active
      return bounds && new Date(boundAt(bounds, share))
    },
  }
}

/** What share lies before a date, of dates that cut all in equal parts. */
function shareUnder(bounds: readonly number[], at: Date): number {
  const parts = bounds.length - 1
  const next = bounds.findIndex((bound) => bound >= at.getTime())
  // What came since the dates were looked at is after the last of them.
  if (next < 0) return 1 - 0.5 / parts
  if (next === 0) return 0
  const [low, high] = [bounds[next - 1]!, bounds[next]!]
  return (next - 1 + (at.getTime() - low) / (high - low)) / parts
}

function boundAt(bounds: readonly number[], share: number): number {
  const at = Math.max(0, Math.min(1, share)) * (bounds.length - 1)
  const [low, high] = [bounds[Math.floor(at)]!, bounds[Math.ceil(at)]!]
  return low + (high - low) * (at - Math.floor(at))
}

function marksOf({ marks, people, readers, readerShares }: Statistics): Counts['marksOf'] {
  if (people === null || marks <= 0) return () => null
  const known = new Map(readers?.map((id, index) => [id, marks * readerShares![index]!]))
  const rest = [...known.values()].reduce((left, many) => left - many, marks)
  const others = (people < 0 ? -people * marks : people) - known.size
  return (userId) => known.get(userId) ?? rest / Math.max(1, others)
}

function wordsOf({ rows, messages, words, wordShares }: Statistics): WordCounts | null {
  if (!words || !wordShares || rows <= 0) return null
  const known = new Map(words.map((word, index) => [word, wordShares[index]!]))
  const rare = wordShares[words.length]! / 2
  const begun = (start: string) =>
    words.reduce((sum, word) => sum + (word.startsWith(start) ? known.get(word)! : 0), 0)
  return {
    each: messages / rows,
    messages,
    has: (word) => known.has(word),
    shareOf: (word, isPrefix) => Math.min(1, (isPrefix ? begun(word) : known.get(word)) || rare),
  }
}
