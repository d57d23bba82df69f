import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { createDb } from '../createDb.ts'
import type { Db } from '../createDb.ts'
import { migrate } from '../migrate.ts'

export interface FreshDb {
  url: string
  db: Db
  /** Ends the pool and drops the database. */
  drop(): Promise<void>
}

/** What is in a copy from the start. */
export interface Contents {
  /** Of its template; the first who asks for it fills it, for all. */
  name: string
  fill(db: Db): Promise<unknown>
}

/**
 * A database of its own for one test file: a copy of a template that is migrated, and filled, once.
 * Needs PARLEY_TEST_DATABASE_URL, a superuser's address; `npm test` starts a server and sets it.
 */
export async function freshDb(contents?: Contents): Promise<FreshDb> {
  const server = process.env['PARLEY_TEST_DATABASE_URL']
  if (!server) throw new Error('PARLEY_TEST_DATABASE_URL is not set; run the tests with npm test.')
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  const name = `test_${randomBytes(6).toString('hex')}`
  try {
    const template = await ensureTemplate(admin, server, contents)
    await admin.unsafe(`create database ${name} template ${template}`)
  } finally {
    await admin.end()
  }
  const url = withDatabase(server, name)
  const db = createDb({ url })
  return { url, db, drop: () => drop(db, server, name) }
}

async function ensureTemplate(
  admin: postgres.Sql,
  server: string,
  contents?: Contents,
): Promise<string> {
  const empty = await makeOnce(admin, 'parley_template', async (name) => {
    await admin.unsafe(`create database ${name}`)
    await migrate(withDatabase(server, name))
  })
  if (!contents) return empty
  return makeOnce(admin, `${empty}_${contents.name}`, async (name) => {
    await admin.unsafe(`create database ${name} template ${empty}`)
    const db = createDb({ url: withDatabase(server, name) })
    await contents.fill(db).finally(() => db.end())
  })
}

/** Makes a template when it is not there; whoever asks meanwhile waits for it. */
async function makeOnce(
  admin: postgres.Sql,
  name: string,
  make: (name: string) => Promise<void>,
): Promise<string> {
  await admin`select pg_advisory_lock(hashtextextended(${name}, 0))`
  try {
    const [ready] = await admin`select 1 from pg_database where datname = ${name} and datistemplate`
    if (ready) return name
    await admin.unsafe(`drop database if exists ${name} with (force)`)
    await make(name)
    await admin.unsafe(`alter database ${name} is_template true`)
    return name
  } finally {
    await admin`select pg_advisory_unlock(hashtextextended(${name}, 0))`
  }
}

async function drop(db: Db, server: string, name: string) {
  await db.end()
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  await admin.unsafe(`drop database if exists ${name} with (force)`)
  await admin.end()
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
