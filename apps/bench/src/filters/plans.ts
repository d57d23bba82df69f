import type { Db } from '@parley/db'
import type { Statement } from './statementLog.ts'

const big = new Set(['conversations', 'messages', 'read_marks', 'contacts'])

interface Node {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Node[]
}

/** The statement of a request that looks for conversations: the longest of those that read the table. */
export function listStatement(statements: readonly Statement[]): Statement | null {
  return (
    statements
      .filter(({ text }) => /\bconversations\b/.test(text) && /audience|facets/.test(text))
      .sort((a, b) => b.text.length - a.text.length)[0] ?? null
  )
}

/** Big tables that the plan of a statement reads from end to end. */
export async function sequentialScans(db: Db, statements: readonly Statement[]): Promise<string[]> {
  const found = new Set<string>()
  for (const { text, values } of statements) {
    if (!/^\s*(select|with)\b/i.test(text)) continue
    const [row] = await db.sql.unsafe(`explain (format json) ${text}`, values as never[])
    for (const { Plan } of row!['QUERY PLAN'] as { Plan: Node }[]) walk(Plan, found)
  }
  return [...found]
}

function walk(node: Node, found: Set<string>) {
  const name = node['Relation Name']
  if (node['Node Type'] === 'Seq Scan' && name && big.has(name)) found.add(name)
  for (const below of node.Plans ?? []) walk(below, found)
}

/** The plan as Postgres ran it, for people. */
export async function explain(db: Db, { text, values }: Statement): Promise<string[]> {
  const rows = await db.sql.unsafe(`explain (analyze, buffers) ${text}`, values as never[])
  return rows.map((row) => String(row['QUERY PLAN']))
}
