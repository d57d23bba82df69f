import type { Db } from '@parley/db'
import type { Statement } from './statementLog.ts'

const big = new Set(['conversations', 'messages', 'read_marks', 'contacts'])

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Loops'?: number
  'Actual Rows'?: number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** The statements of a request that look for conversations, or for the words in them. */
export function listStatements(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ text }) => /\b(conversations|messages)\b/.test(text))
}

/** Fewer are what a LIMIT takes of an `exists`. */
const few = 100

/** Big tables that a request read in their own order, with the rows it read: `conversations (1100000)`. */
export async function sequentialScans(db: Db, statements: readonly Statement[]): Promise<string[]> {
  const found = new Set<string>()
  for (const statement of statements) {
    if (!/^\s*(select|with)\b/i.test(statement.text)) continue
    const planned = new Set<string>()
    walk(await planOf(db, statement, 'costs off'), (node) => planned.add(node['Relation Name']!))
    // A branch that is planned for and never taken reads nothing.
    if (planned.size > 0)
      walk(await planOf(db, statement, 'analyze, timing off'), (node) => addRead(found, node))
  }
  return [...found]
}

async function planOf(db: Db, { text, values }: Statement, options: string): Promise<Node> {
  const [row] = await db.sql.unsafe(`explain (${options}, format json) ${text}`, values as never[])
  return (row!['QUERY PLAN'] as [{ Plan: Node }])[0].Plan
}

function walk(node: Node, onScan: (node: Node) => void) {
  if (node['Node Type'] === 'Seq Scan' && big.has(node['Relation Name'] ?? '')) onScan(node)
  for (const below of node.Plans ?? []) walk(below, onScan)
}

function addRead(found: Set<string>, node: Node) {
  const { 'Actual Loops': loops = 0, 'Actual Rows': rows = 0 } = node
  const read = Math.round((rows + (node['Rows Removed by Filter'] ?? 0)) * loops)
  if (read > few) found.add(`${node['Relation Name']} (${read})`)
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
