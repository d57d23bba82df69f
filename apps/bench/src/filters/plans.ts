import type postgres from 'postgres'
import type { Db } from '@parley/db'
import type { Statement } from './statementLog.ts'

const big = ['conversations', 'messages', 'read_marks', 'contacts']

/** The statements of a request that look for conversations, or for the words in them. */
export function listStatements(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ text }) => /\b(conversations|messages)\b/.test(text))
}

/** Fewer are what a LIMIT takes of an `exists`. */
const few = 100

/**
 * Big tables that a request read in their own order, with the rows it read: `conversations (1100000)`.
 * As PostgreSQL counts them in a transaction: plans do not tell what functions read.
 */
export async function sequentialScans(db: Db, statements: readonly Statement[]): Promise<string[]> {
  const found = new Set<string>()
  for (const { text, values } of statements) {
    if (!/^\s*(select|with)\b/i.test(text)) continue
    await db.sql.begin('read only', async (tx) => {
      const before = await rowsScanned(tx)
      await tx.unsafe(text, values as never[])
      for (const [name, rows] of await rowsScanned(tx)) {
        const read = rows - (before.get(name) ?? 0)
        if (read > few) found.add(`${name} (${read})`)
      }
    })
  }
  return [...found]
}

/** With what the connection read shortly before and has not reported yet: see the difference. */
async function rowsScanned(tx: postgres.TransactionSql): Promise<Map<string, number>> {
  const rows = await tx<{ name: string; rows: string }[]>`
    select relname as name, seq_tup_read as rows from pg_stat_xact_user_tables
    where relname = any(${big})`
  return new Map(rows.map((row) => [row.name, Number(row.rows)]))
}

/** The plan of the one that takes longest, as Postgres ran it, for people. */
export async function explainSlowest(db: Db, statements: readonly Statement[]): Promise<string[]> {
  let slowest: { took: number; plan: string[] } = { took: -1, plan: [] }
  for (const { text, values } of statements) {
    const from = performance.now()
    const plan = await db.sql.unsafe(`explain (analyze, buffers) ${text}`, values as never[]).then(
      (rows) => rows.map((row) => String(row['QUERY PLAN'])),
      async (error: unknown) => [String(error), ...(await planned(db, { text, values }))],
    )
    const took = performance.now() - from
    if (took > slowest.took) slowest = { took, plan }
  }
  return slowest.plan
}

/** What it would have done, where it did not come to its end. */
async function planned(db: Db, { text, values }: Statement): Promise<string[]> {
  const rows = await db.sql.unsafe(`explain ${text}`, values as never[])
  return rows.map((row) => String(row['QUERY PLAN']))
}
