import type { Db } from '@parley/db'

export interface Statement {
  text: string
  values: unknown[]
}

/** Everything the pool sends while `act` runs, in order, into `heard`. One at a time. */
export async function listenTo(
  db: Db,
  heard: Statement[],
  act: () => Promise<unknown>,
): Promise<void> {
  const options = db.sql.options as unknown as { debug: unknown }
  options.debug = (_: number, text: string, values: unknown[]) => heard.push({ text, values })
  try {
    await act()
  } finally {
    options.debug = false
  }
}
