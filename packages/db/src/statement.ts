import { sql } from 'drizzle-orm'
import type { DriverValueEncoder, Placeholder, SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import type { Orm } from './createDb.ts'
import type { DbOrTx } from './transact.ts'

/** The values a statement is run with, as it is written: each a place to be filled. */
export type Given<V> = { readonly [K in keyof V]: Placeholder<string, V[K]> }

interface Writable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> }
}

/** Where the statement that runs at this moment goes: drizzle calls `unsafe` before it first waits. */
let target: postgres.Sql | postgres.TransactionSql | null = null

const wire = {
  options: { parsers: {}, serializers: {} },
  unsafe(text: string, values: never[]) {
    if (!target) throw new Error('A statement was run by nobody.')
    // Started here and now, so that statements run in the order in which they are asked for.
    return target.unsafe(text, values, { prepare: true }).execute()
  },
}
const orm = drizzle(wire as unknown as postgres.Sql) as unknown as Orm

/**
 * A statement whose text is written and prepared once: drizzle spends more time on writing one than
 * Postgres on running it. For what every send, read or follow asks; its plan is a generic one, so
 * its conditions must be as selective for any values. Values in a condition are given as Postgres
 * takes them (a date as ISO text); those of an insert as the column takes them.
 */
export function statement<V extends object, R>(
  write: (orm: Orm, given: Given<V>) => Writable<R>,
): (db: DbOrTx, values: V) => Promise<R> {
  let written: ReturnType<Writable<R>['prepare']> | null = null
  return (db, values) => {
    written ??= write(orm, eachByName as Given<V>).prepare('written once')
    target = db.sql
    try {
      return written.execute(values as Record<string, unknown>)
    } finally {
      target = null
    }
  }
}

const eachByName = new Proxy(
  {},
  { get: (_, name) => sql.placeholder(name as string) },
) as unknown as Given<never>

/** Columns of a table, each to be given under its own name, for an update's set. */
export function columnsGiven<T extends PgTable, K extends keyof T['_']['columns'] & string>(
  table: T,
  names: readonly K[],
): { [N in K]: SQL<never> } {
  const columns = table as unknown as Record<K, PgColumn>
  return Object.fromEntries(
    names.map((name) => [name, sql`${sql.param(sql.placeholder(name), nullable(columns[name]))}`]),
  ) as { [N in K]: SQL<never> }
}

/** drizzle encodes a null that it is given here; a column's own encoder cannot. */
function nullable(column: PgColumn): DriverValueEncoder<unknown, unknown> {
  return {
    mapToDriverValue: (value) => (value === null ? null : column.mapToDriverValue(value)),
  }
}
