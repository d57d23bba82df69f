import { appRouter, createCallerFactory } from '@parley/api'
import type { Context } from '@parley/api'
import type { Db } from '@parley/db'

/** A member who asks, by what they are in the account that was made up. */
export interface Viewer {
  name: string
  accountId: string
  userId: string
  api: ReturnType<typeof factory>
}

const factory = createCallerFactory(appRouter)

/** Members of an account by the name before the @ of their e-mail: owner, admin-all, admin-most, agent-1 … */
export async function findViewer(db: Db, slug: string, name: string): Promise<Viewer> {
  const [found] = await db.sql<{ accountId: string; userId: string }[]>`
    select a.id as "accountId", u.id as "userId" from accounts a, users u
    where a.slug = ${slug} and u.email = ${`${name}@${slug}.bench.test`}`
  if (!found) throw new Error(`There is no ${name} in ${slug}; run again with --rebuild.`)
  return { name, ...found, api: factory(contextOf(db, found.userId)) }
}

/** What the server gives a request over HTTP, of which a list needs no more than the database. */
function contextOf(db: Db, userId: string): Context {
  const say = (line: object, message: string) => console.error(message, line)
  return {
    db,
    realtime: {} as Context['realtime'],
    files: {} as Context['files'],
    push: {} as Context['push'],
    ensurePerson: () => Promise.reject(new Error('Nobody is made here.')),
    log: { info: say, warn: say, error: say },
    session: { userId, sessionId: userId },
    clientId: null,
    requestId: 'bench',
  }
}
