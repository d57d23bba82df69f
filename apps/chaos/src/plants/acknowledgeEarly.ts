import type { Db } from '@parley/db'

const lateMs = 120

/** A database whose transactions say that they are committed a while before they are. */
export function acknowledgeEarly(db: Db): Db {
  const begin = async (act: (client: object) => Promise<unknown>) =>
    db.sql.begin(async (client) => {
      const answer = await act(pretending(client))
      await new Promise((resolve) => setTimeout(resolve, lateMs))
      return answer
    })
  return { ...db, sql: withMember(db.sql, 'begin', begin) }
}

/** Its commit is answered by nobody; the real one comes when the transaction ends. */
function pretending<T extends { unsafe: (text: string, ...rest: never[]) => unknown }>(client: T) {
  const unsafe = (text: string, ...rest: never[]) =>
    text === 'commit and chain'
      ? { execute: () => Promise.resolve({ command: 'COMMIT' }) }
      : client.unsafe(text, ...rest)
  return withMember(client, 'unsafe', unsafe)
}

/** The same, but for one member. */
function withMember<T extends object>(whole: T, name: keyof T, member: unknown): T {
  return new Proxy(whole, {
    get: (target, key) => (key === name ? member : Reflect.get(target, key)),
  })
}
