import type postgres from 'postgres'

type Client = postgres.Sql | postgres.TransactionSql
type Unsafe = postgres.Sql['unsafe']

/** Beyond this many values a statement's text is one of too many to keep. */
const mostValues = 24

/** In a statement's text: plan it anew for its values each time. */
export const planAnew = '/* planned for its values */'

/**
 * The client drizzle gets. drizzle asks for nothing to be prepared, which costs two round trips and
 * a plan for every statement; here all are, but those with many values, whose texts have no end, and
 * those that say planAnew: a list's text took 636 ms as a generic plan and 5 ms as a custom one.
 */
export function prepared<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') return unsafe(target)
      if (key === 'begin') return begin(target as postgres.Sql)
      return Reflect.get(target, key) as unknown
    },
  })
}

function unsafe(client: Client): Unsafe {
  return ((text: string, values: never[] = [], options = {}) => {
    const prepare = values.length > 0 && values.length <= mostValues && !text.includes(planAnew)
    return client.unsafe(text, values, { ...options, prepare })
  }) as Unsafe
}

function begin(client: postgres.Sql) {
  return (...given: [string, Act] | [Act]) => {
    const act = given.at(-1) as Act
    const run: Act = (inner) => act(prepared(inner))
    return given.length === 1 ? client.begin(run) : client.begin(given[0] as string, run)
  }
}

type Act = (client: postgres.TransactionSql) => Promise<unknown>
