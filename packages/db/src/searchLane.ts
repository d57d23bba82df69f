import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { reconnectDelay } from './reconnectDelay.ts'
import { session } from './session.ts'

interface SearchOptions {
  url: string
  /** Connections at most. */
  max: number
  /** What one search may wait for its turn, and then take. */
  deadlineMs: number
}

/** What only a statement that looks for words in texts holds. */
const seeks = /tsquery/

interface Lane {
  /** Where a statement goes: `client`, or for a search the connections that searches have. */
  over(client: postgres.Sql): postgres.Sql
  end(): Promise<void>
}

/**
 * A few connections for searches alone, opened by the first. A search for what half of all messages
 * hold may read for seconds: it ends by its deadline with PostgreSQL's 57014, and however many there
 * are, every other statement finds the pool free.
 */
export function searchLane({ url, max, deadlineMs }: SearchOptions): Lane {
  const options = {
    max,
    connect_timeout: 10,
    backoff: reconnectDelay,
    onnotice: () => {},
    // One at a time on a connection: what waits behind another could not be called back.
    max_pipeline: 0,
    connection: {
      application_name: 'parley searches',
      ...session,
      statement_timeout: deadlineMs,
    },
  }
  const searches = postgres(url, options)
  // For its effect: drizzle has values come as it reads them.
  drizzle(searches)
  const begun = (text: string, values: never[] = [], given = {}) => {
    const query = searches.unsafe(text, values, given)
    dropUnlessBegun(query, deadlineMs)
    return query
  }
  return {
    over: (client) =>
      ({
        unsafe: ((text: string, ...rest: [never[]?, object?]) =>
          (seeks.test(text) ? begun : client.unsafe)(text, ...rest)) as postgres.Sql['unsafe'],
        begin: client.begin,
      }) as unknown as postgres.Sql,
    end: () => searches.end({ timeout: 5 }),
  }
}

/** The server ends what runs too long; what still waits for a connection it knows nothing of. */
function dropUnlessBegun(query: ReturnType<postgres.Sql['unsafe']>, deadlineMs: number) {
  const isBegun = () => (query as unknown as { state: unknown }).state !== null
  const timer = setTimeout(() => isBegun() || query.cancel(), deadlineMs)
  const settled = () => clearTimeout(timer)
  query.execute().then(settled, settled)
}
