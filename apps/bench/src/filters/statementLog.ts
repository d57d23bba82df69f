import type { Db } from '@parley/db'

export interface Statement {
  text: string
  values: unknown[]
}

interface Door {
  unsafe(text: string, values?: unknown[], ...more: unknown[]): unknown
}

/** Everything the database is asked while `act` runs, in order, into `heard`. One at a time. */
export async function listenTo(
  db: Db,
  heard: Statement[],
  act: () => Promise<unknown>,
): Promise<void> {
  const { $client } = db.orm as unknown as { $client: Door }
  // What drizzle is asked goes on through the pool, or to the connections that searches have.
  const doors = [$client, db.sql as unknown as Door]
  const plain = doors.map(({ unsafe }) => unsafe)
  let inside = false
  doors.forEach((door, at) => {
    door.unsafe = (text, values = [], ...more) => {
      if (inside) return plain[at]!(text, values, ...more)
      heard.push({ text, values: [...values] })
      inside = true
      try {
        return plain[at]!(text, values, ...more)
      } finally {
        inside = false
      }
    }
  })
  try {
    await act()
  } finally {
    doors.forEach((door, at) => (door.unsafe = plain[at]!))
  }
}
