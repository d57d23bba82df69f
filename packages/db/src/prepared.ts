import type postgres from 'postgres'

type Client = postgres.Sql | postgres.TransactionSql
type Unsafe = postgres.Sql['unsafe']

/** Beyond this many values a statement's text is one of too many to keep. */
const mostValues = 24

/** In a statement's text: plan it anew for its values each time. */
export const planAnew = '/* planned for its values */'

/**
 * The client drizzle gets: a pool or the connection of a transaction, with the pool's options.
 * drizzle asks for nothing to be prepared, which costs two round trips and a plan for every
 * statement; here all are, but those with many values, whose texts have no end, and those that say
 * planAnew: a list's text took 636 ms as a generic plan and 5 ms as a custom one.
 */
export function prepared(client: Client, options: postgres.Sql['options']): postgres.Sql {
  const given = { options, unsafe: unsafe(client), begin: begin(client as postgres.Sql, options) }
  return given as unknown as postgres.Sql
}

function unsafe(client: Client): Unsafe {
  return ((text: string, values: never[] = [], given: { atOnce?: boolean } = {}) => {
    if (given.atOnce) return atOnce(client, text, values).execute()
    const prepare = values.length > 0 && values.length <= mostValues && !text.includes(planAnew)
    // Started here and now, so that statements run in the order in which they are asked for.
    return client.unsafe(text, values, { ...given, prepare }).execute()
  }) as Unsafe
}

/**
 * In one round trip, never prepared: postgres.js else asks first what a statement's values are, to
 * encode them by it. These are as Postgres reads them: texts, numbers, true, false and null.
 */
function atOnce(client: Client, text: string, values: unknown[]) {
  const query = client.unsafe(text, [], { simple: false } as object)
  // What postgres.js takes before anything it encodes itself.
  return Object.assign(query, { parameters: [...values] })
}

function begin(client: postgres.Sql, options: postgres.Sql['options']) {
  return (...given: [string, Act] | [Act]) => {
    const act = given.at(-1) as Act
    const run: Act = (inner) => act(prepared(inner, options) as unknown as postgres.TransactionSql)
    return given.length === 1 ? client.begin(run) : client.begin(given[0] as string, run)
  }
}

type Act = (client: postgres.TransactionSql) => Promise<unknown>
