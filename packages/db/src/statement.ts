import { sql } from 'drizzle-orm'
import type { DriverValueEncoder, Placeholder, SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import type { Orm } from './createDb.ts'
import { mapperOf } from './mapperOf.ts'
import type { Field } from './mapperOf.ts'
import { textOf } from './textOf.ts'
import type { Text } from './textOf.ts'
import type { DbOrTx } from './transact.ts'

/** The values a statement is run with, as it is written: each a place to be filled. */
export type Given<V> = { readonly [K in keyof V]: Placeholder<string, V[K]> }

interface Writable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> }
}

type Run = (text: string, values: never[]) => unknown

/** Where the statement that runs at this moment goes: drizzle calls `unsafe` before it first waits. */
let target: Run | null = null

const wire = {
  options: { parsers: {}, serializers: {} },
  unsafe(text: string, values: never[]) {
    if (!target) throw new Error('A statement was run by nobody.')
    return target(text, values)
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
    written ??= mapped(write(orm, eachByName as Given<V>).prepare('written once'))
    // Started here and now, so that statements run in the order in which they are asked for.
    return runBy(
      (text, filled) => db.sql.unsafe(text, filled, { prepare: true }).execute(),
      () => written!.execute(values as Record<string, unknown>),
    )
  }
}

/** With the mapper of mapperOf in the place that drizzle has for one. */
function mapped<P extends object>(prepared: P): P {
  const { fields, joinsNotNullableMap: joins } = prepared as Partial<Mapped>
  const map = fields && mapperOf(fields, joins)
  if (!map) return prepared
  return Object.assign(prepared, { customResultMapper: (rows: unknown[][]) => rows.map(map) })
}

/** What drizzle keeps in a prepared statement that answers rows. */
interface Mapped {
  fields: Field[]
  joinsNotNullableMap: Record<string, boolean>
}

function runBy<R>(run: Run, act: () => R): R {
  target = run
  try {
    return act()
  } finally {
    target = null
  }
}

/** The parts of a statement that differ each time, by name. */
type Holes<H extends string> = { readonly [K in H]: SQL }

/**
 * The same around conditions that differ each time: all but these is written once. Never prepared,
 * and planned for its values; what seeks words takes the way of searches.
 */
export function statementAround<V extends object, H extends string, R>(
  write: (orm: Orm, given: Given<V>, holes: Holes<H>) => Writable<R>,
): (db: DbOrTx, values: V, holes: Holes<H>) => Promise<R> {
  let written: ReturnType<Writable<R>['prepare']> | null = null
  let pieces: string[] | null = null
  return (db, values, holes) => {
    written ??= mapped(
      write(orm, eachByName as Given<V>, eachAsHole as Holes<H>).prepare('written once'),
    )
    const run: Run = (text, filled) => {
      pieces ??= text.split(hole)
      const full = fill(pieces, holes, [...filled])
      return clientOf(db).unsafe(full.text, full.values as never[], { atOnce: true } as object)
    }
    return runBy(run, () => written!.execute(values as Record<string, unknown>))
  }
}

/** Every second piece is the name of a hole. */
const hole = /\/\*hole (\w+)\*\//
const eachAsHole = new Proxy(
  {},
  { get: (_, name) => sql.raw(`/*hole ${name as string}*/`) },
) as Holes<never>

function fill(pieces: readonly string[], holes: Record<string, SQL>, values: unknown[]): Text {
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? piece : textOf(holes[piece]!, values).text,
  )
  return { text: parts.join(''), values }
}

/** What drizzle was given: it knows what to prepare, and which way searches take. */
function clientOf({ orm: { $client } }: { orm: Orm & { $client?: unknown } }): postgres.Sql {
  return $client as postgres.Sql
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
