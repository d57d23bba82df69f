import { createDb, migrate } from '@parley/db'
import type { Db } from '@parley/db'
import { startEmbeddedPostgres } from '@parley/db/embedded'
import { mustHashAlike } from '@parley/domain'
import type { Env } from '../env.ts'

export interface Database {
  db: Db
  url: string
  /** Whether Parley runs it itself. */
  isEmbedded: boolean
  close(): Promise<void>
}

interface OpenOptions {
  /** Use the embedded PostgreSQL that a running product has on the same folder. */
  attach?: boolean
}

/**
 * The database of DATABASE_URL, else the embedded one; migrated. One that says it is starting is waited
 * for, a minute at most; what else keeps it from being used is thrown at once, with what to do.
 */
export async function openDatabase(
  env: Env,
  { attach = false }: OpenOptions = {},
): Promise<Database> {
  const embedded = env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: env.DATA_DIR, attach })
  const url = env.DATABASE_URL ?? embedded!.url
  const db = createDb({ url, max: env.DATABASE_POOL })
  try {
    await onceStarted(() => migrate(url))
    await mustHashAlike(db)
  } catch (error) {
    await db.end()
    await embedded?.stop()
    throw explain(error, env)
  }
  return {
    db,
    url,
    isEmbedded: embedded !== null,
    async close() {
      await db.end()
      await embedded?.stop()
    },
  }
}

/** So long a PostgreSQL is waited for that says it is starting, in ms; and asked again so often. */
const patience = { totalMs: 60_000, restMs: 250 }

async function onceStarted(act: () => Promise<void>): Promise<void> {
  const until = Date.now() + patience.totalMs
  for (;;)
    try {
      return await act()
    } catch (error) {
      if (told(error).code !== '57P03' || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, patience.restMs))
    }
}

function told(error: unknown): { code?: string; message?: string } {
  return ((error as Error).cause ?? error) as { code?: string; message?: string }
}

function explain(error: unknown, env: Env): Error {
  const { code, message = String(error) } = told(error)
  if (code === '53100')
    return new Error(`The disk is full: PostgreSQL cannot write. Free some space and start again.`)
  if (!env.DATABASE_URL)
    return new Error(`The database could not be brought up to date: ${message}`)
  return new Error(
    `PostgreSQL at DATABASE_URL cannot be used: ${message}. Check the address, the user and that it runs.`,
  )
}
