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

/**
 * A database of its own for one test file: a copy of a template that is migrated once. Needs
 * PARLEY_TEST_DATABASE_URL, a superuser's address; `npm test` starts a server and sets it.
 */
export async function freshDb(): Promise<FreshDb> {
  const server = process.env['PARLEY_TEST_DATABASE_URL']
  if (!server) throw new Error('PARLEY_TEST_DATABASE_URL is not set; run the tests with npm test.')
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  const name = `test_${randomBytes(6).toString('hex')}`
  try {
    await ensureTemplate(admin, server)
    await admin.unsafe(`create database ${name} template parley_template`)
  } finally {
    await admin.end()
  }
  const url = withDatabase(server, name)
  const db = createDb({ url })
  return { url, db, drop: () => drop(db, server, name) }
}

async function ensureTemplate(admin: postgres.Sql, server: string) {
  await admin`select pg_advisory_lock(7275394)`
  try {
    const [ready] =
      await admin`select 1 from pg_database where datname = 'parley_template' and datistemplate`
    if (ready) return
    await admin`drop database if exists parley_template with (force)`
    await admin`create database parley_template`
    await migrate(withDatabase(server, 'parley_template'))
    await admin`alter database parley_template is_template true`
  } finally {
    await admin`select pg_advisory_unlock(7275394)`
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
