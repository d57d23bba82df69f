import type { Db } from '@parley/db'

export interface Statement {
  text: string
  values: unknown[]
}

/** Everything the pool sends while `act` runs, in order. One at a time. */
export async function statementsOf(db: Db, act: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const options = db.sql.options as unknown as { debug: unknown }
  options.debug = (_: number, text: string, values: unknown[]) => heard.push({ text, values })
  try {
    await act()
  } finally {
    options.debug = false
  }
  return heard
}
