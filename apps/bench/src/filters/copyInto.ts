import { once } from 'node:events'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'

/** Takes rows of one table; `write` answers a promise when the reader lags. */
export interface Copy<Row> {
  write(row: Row): Promise<unknown> | null
  end(): Promise<void>
}

const chunk = 128 * 1024

/**
 * Empties a table and fills it by COPY in one transaction, so that no log of it is written. Columns
 * that the row does not have keep their default: name those it has in `keys`. No trigger runs: rows
 * are as if written at their own time, not now.
 */
export async function copyInto<T extends PgTable, K extends keyof T['$inferSelect'] & string>(
  pool: postgres.Sql,
  table: T,
  keys: readonly K[],
): Promise<Copy<Pick<T['$inferSelect'], K>>> {
  const columns = getTableColumns(table) as unknown as Record<K, PgColumn>
  const name = getTableName(table)
  const connection = await pool.reserve()
  await connection.unsafe('begin')
  await connection.unsafe('set local session_replication_role = replica')
  await connection.unsafe(`truncate ${name}`)
  const names = keys.map((key) => `"${columns[key].name}"`).join(', ')
  const stream = await connection.unsafe(`copy ${name} (${names}) from stdin`).writable()
  const failed = new Promise<never>((_, reject) => stream.once('error', reject))
  failed.catch(() => {})
  const encoders = keys.map((key) => encoderOf(columns[key]))
  let held = ''
  return {
    write(row) {
      for (let at = 0; at < keys.length; at += 1) {
        const value = row[keys[at]!]
        held += value === null ? '\\N' : encoders[at]!(value)
        held += at === keys.length - 1 ? '\n' : '\t'
      }
      if (held.length < chunk) return null
      const isTaken = stream.write(held)
      held = ''
      return isTaken ? null : Promise.race([once(stream, 'drain'), failed])
    },
    async end() {
      const finished = Promise.race([once(stream, 'finish'), failed])
      stream.end(held)
      await finished
      await connection.unsafe('commit')
      connection.release()
    },
  }
}

type Encoder = (value: unknown) => string

/** A value as COPY's text form has it. */
function encoderOf(column: PgColumn): Encoder {
  const type = column.getSQLType()
  if (type.endsWith('[]')) return (values) => escape(arrayText(values as unknown[]))
  if (type === 'jsonb') return (value) => escape(JSON.stringify(value))
  if (type.startsWith('timestamp')) return (value) => (value as Date).toISOString()
  if (type === 'text' || type === 'tsvector') return (value) => escape(value as string)
  return String
}

function arrayText(values: unknown[]): string {
  return `{${values.map((value) => (typeof value === 'number' ? value : `"${value}"`)).join(',')}}`
}

function escape(text: string): string {
  return /[\\\n\r\t]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
    : text
}
