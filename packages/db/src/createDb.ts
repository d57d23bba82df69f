import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { LogRow } from '@parley/contract'
import { prepared } from './prepared.ts'
import { reconnectDelay } from './reconnectDelay.ts'
import { session } from './session.ts'
import { searchLane } from './searchLane.ts'

export type Orm = PostgresJsDatabase

/** drizzle over a pool, or over the connection of one of its transactions. */
export function ormOver(pool: postgres.Sql, client: postgres.Sql | postgres.TransactionSql): Orm {
  return drizzle(prepared(client, pool.options))
}

/** What one commit appended to one account's log, in order. */
export interface CommittedBatch {
  accountId: string
  rows: LogRow[]
}

/** A database: drizzle over postgres.js, and the door through which commits are heard. */
export interface Db {
  orm: Orm
  /** postgres.js itself: COPY and advisory locks. */
  sql: postgres.Sql
  /** Called once after each commit that appended; must not throw. Returns its own removal. */
  onCommitted(listener: (batch: CommittedBatch) => void): () => void
  /** What transact calls; nobody else does. */
  announce(batch: CommittedBatch): void
  end(): Promise<void>
}

interface DbOptions {
  url: string
  /** Connections at most, 10 by default; searches have a quarter as many of their own. */
  max?: number
  /** What a search may wait for its turn, and then take. */
  searchDeadlineMs?: number
}

/** Opens a pool; connects lazily. */
export function createDb({ url, max = 10, searchDeadlineMs = 4000 }: DbOptions): Db {
  const sql = postgres(url, {
    max,
    connect_timeout: 10,
    backoff: reconnectDelay,
    onnotice: () => {},
    connection: {
      application_name: 'parley',
      ...session,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  })
  const searches = searchLane({ url, max: Math.ceil(max / 4), deadlineMs: searchDeadlineMs })
  const listeners = new Set<(batch: CommittedBatch) => void>()
  return {
    orm: ormOver(sql, searches.over(sql)),
    sql,
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce: (batch) => listeners.forEach((listener) => listener(batch)),
    async end() {
      await Promise.all([sql.end({ timeout: 5 }), searches.end()])
    },
  }
}
