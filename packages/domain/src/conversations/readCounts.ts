import { getTableName, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { kinds } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { facets } from './facets.ts'
import { hashText } from './hashText.ts'

const { conversations: c } = tables

/** How many conversations hold what, by PostgreSQL's statistics: for choosing a way, never an answer. */
export interface Counts {
  /** Conversations of the account; null where nothing is known. */
  all(accountId: string): number | null
  /** How many of the account's hold one of the facets; null where nothing is known. */
  of(accountId: string, named: readonly string[]): number | null
  /** What share of all conversations has a date from `after` on and before `before`. */
  dated(by: Dated, after: Date | null, before: Date | null): number | null
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

const unknown: Counts = { all: () => null, of: () => null, dated: () => null }

interface Statistics extends Record<string, unknown> {
  rows: number
  tokens: number[]
  /** Of each token, then of the rarest and of the commonest. */
  shares: number[]
  /** Milliseconds that cut the rows in equal parts. */
  created: number[] | null
  active: number[] | null
}

async function ask(db: DbOrTx): Promise<Counts> {
  const instants = (column: PgColumn) => sql`(select array(
      select extract(epoch from bound) * 1000 from unnest(histogram_bounds::text::timestamptz[]) bound)::float8[]
    from pg_stats where ${ofTable} and attname = ${column.name})`
  const [found] = await db.orm.execute<Statistics>(sql`
    select (select reltuples from pg_class where oid = ${getTableName(c)}::text::regclass) as rows,
      most_common_elems::text::int[] as tokens, most_common_elem_freqs as shares,
      ${instants(c.createdAt)} as created, ${instants(c.lastActivityAt)} as active
    from pg_stats where ${ofTable} and attname = ${c.facets.name}`)
  return found?.tokens && found.shares ? countsOf(found) : unknown
}

const ofTable = sql`schemaname = 'public' and tablename = ${getTableName(c)}`

function countsOf({ rows, tokens, shares, created, active }: Statistics): Counts {
  const known = new Map(tokens.map((token, index) => [token, rows * shares[index]!]))
  // As the planner takes it: what is not among the commonest is half as common as the last of them.
  const rare = (rows * shares[tokens.length]!) / 2
  const of: Counts['of'] = (accountId, named) =>
    named.reduce((sum, name) => sum + (known.get(hashText(accountId + name)) ?? rare), 0)
  return {
    of,
    all: (accountId) => of(accountId, facets('kind', kinds)),
    dated: (by, after, before) => {
      const bounds = by === 'createdAt' ? created : active
      const under = (at: Date) => bounds!.filter((bound) => bound < at.getTime()).length
      return (
        bounds &&
        ((before ? under(before) : bounds.length) - (after ? under(after) : 0)) / bounds.length
      )
    },
  }
}
