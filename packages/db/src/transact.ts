import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Actor, Cursor, EventBody, LogRow, ParleyEvent } from '@parley/contract'
import { ormOver } from './createDb.ts'
import type { Db, Orm } from './createDb.ts'
import { printCursor } from './events/cursor.ts'
import { readHead } from './events/readHead.ts'
import { statement } from './statement.ts'
import type { Given } from './statement.ts'

/** An event as a verb says it happened. */
export interface Happening {
  body: EventBody
  /** Topics that hear it. */
  audience: readonly string[]
  /** Topics that do not, though the audience meets theirs. */
  except?: readonly string[]
  /** The conversation it is about. */
  subject?: string | null
  by: Actor
}

/** A mutation to be kept with its commit: its id, the hash of its request, its answer without text. */
export interface KeptMutation {
  id: string
  hash: string
  answer: unknown
}

/** An open transaction. Verbs take it where they take a Db, and so nest. */
export interface Tx {
  readonly orm: Orm
  sql: postgres.TransactionSql
  accountId: string
  happenings: Happening[]
  mutations: KeptMutation[]
  /** Statements that are on their way; the flush waits for them. */
  writes: Promise<unknown>[]
  /** Why it must not commit: a nested verb failed, even if its caller caught that. */
  poison: unknown
}

/** What verbs take first. */
export type DbOrTx = Db | Tx

export function isTx(db: DbOrTx): db is Tx {
  return 'happenings' in db
}

/**
 * The only way to write. The outermost call opens the transaction; calls inside join it. Its last
 * act takes the account's head row, numbers the collected events and inserts them, so positions are
 * gapless and their order is commit order. The answer gets `asOf`: the cursor of the last event
 * here, or the head when nothing happened. Runs again when two repeats of one mutation met.
 */
export async function transact<T extends object>(
  db: DbOrTx,
  accountId: string,
  act: (tx: Tx) => Promise<T>,
): Promise<T & { asOf: Cursor }> {
  if (isTx(db)) return join(db, accountId, act)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open(db, accountId, act)
    } catch (error) {
      if (attempt === 4 || !isRepeatable(error)) throw error
    }
  }
}

async function join<T extends object>(tx: Tx, accountId: string, act: (tx: Tx) => Promise<T>) {
  if (tx.accountId !== accountId) throw new Error('A transaction writes to one account.')
  try {
    return { asOf: '' as Cursor, ...(await act(tx)) }
  } catch (error) {
    tx.poison ??= error
    throw error
  }
}

/**
 * The commit travels with what comes before it, so that no lock is held while this process is busy,
 * and acknowledges as soon as it is made. It chains, as the pool ends its transaction itself.
 */
async function open<T extends object>(db: Db, accountId: string, act: (tx: Tx) => Promise<T>) {
  const { answer, rows, asOf } = await new Promise<Done<T>>((resolve, reject) => {
    const run = async (client: postgres.TransactionSql) => {
      const tx = openTx(db, client, accountId)
      const answer = await act(tx)
      if (tx.poison !== undefined) throw tx.poison
      resolve({ answer, ...(await flush(tx)) })
    }
    db.sql.begin(run).catch(reject)
  })
  if (rows.length > 0) db.announce({ accountId, rows })
  // A repeated mutation answers with the cursor of its first run.
  return { ...answer, asOf: (answer as { asOf?: Cursor }).asOf || asOf }
}

interface Done<T> {
  answer: T
  rows: LogRow[]
  asOf: Cursor
}

function openTx(db: Db, client: postgres.TransactionSql, accountId: string): Tx {
  let orm: Orm | undefined
  return {
    get orm() {
      return (orm ??= ormOver(db.sql, client))
    },
    sql: client,
    accountId,
    happenings: [],
    mutations: [],
    writes: [],
    poison: undefined,
  }
}

/** One connection runs them in this order, so the first that fails is the first to be told. */
async function flush(tx: Tx): Promise<{ rows: LogRow[]; asOf: Cursor }> {
  const at = new Date()
  const drafts = tx.happenings.map((happening) => draft(happening, at))
  const flushing = keep(tx, drafts)
  const [{ command }, { before, tag }] = await Promise.all([
    tx.sql.unsafe('commit and chain').execute(),
    flushing,
    ...tx.writes,
  ])
  // Postgres answers a commit of what failed with a rollback.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back.')
  const rows = drafts.map(({ tag, audience, except, payload }, index): LogRow => {
    const position = before + index + 1
    const event = { ...payload, position, v: 1 } as ParleyEvent
    return { position, tag, audience, except, event }
  })
  return { rows, asOf: printCursor({ position: before + rows.length, tag }) }
}

/** Numbers and inserts what happened; answers the head before and the newest tag. */
async function keep(tx: Tx, drafts: unknown[]): Promise<{ before: number; tag: string }> {
  const { accountId, mutations } = tx
  if (drafts.length + mutations.length === 0) {
    const { position, tag } = await readHead(tx, accountId)
    return { before: position, tag }
  }
  const [head] = await appendEvents(tx, {
    accountId,
    events: JSON.stringify(drafts),
    mutations: JSON.stringify(mutations),
  })
  return { before: Number(head!.before), tag: head!.tag }
}

interface Appending {
  accountId: string
  events: string
  mutations: string
}

const appendEvents = statement((orm, { accountId, events, mutations }: Given<Appending>) =>
  orm
    .select({ before: sql<string>`before`, tag: sql<string>`tag` })
    .from(
      sql`append_events(${accountId}::uuid, (${events}::text)::jsonb, (${mutations}::text)::jsonb)`,
    ),
)

function draft({ body, audience, except = [], subject = null, by }: Happening, at: Date) {
  const actor = { type: by.type, id: idOf(by) }
  return {
    tag: randomBytes(6).toString('base64url'),
    audience: [...audience],
    except: [...except],
    subject,
    payload: { ...body, at, actor, clientId: by.clientId },
  }
}

function idOf(actor: Actor): string | null {
  switch (actor.type) {
    case 'member':
      return actor.userId
    case 'contact':
      return actor.contactId
    case 'system':
      return null
  }
}

/** A unique key met by a concurrent repeat, or a deadlock that Postgres broke: the second run finds the first's answer. */
function isRepeatable(error: unknown): boolean {
  const cause = (error as { cause?: unknown }).cause ?? error
  const { code, constraint_name: constraint = '' } = cause as {
    code?: string
    constraint_name?: string
  }
  if (code === '40P01') return true
  return code === '23505' && repeatableKeys.has(constraint)
}

const repeatableKeys = new Set([
  'mutations_account_id_id_pk',
  'messages_account_id_id_pk',
  'attachments_account_id_id_pk',
  'conversations_account_id_id_pk',
  'conversations_direct',
  'conversations_number',
  'operations_account_id_id_pk',
  'operation_items_account_id_operation_id_position_pk',
])

/**
 * Starts a statement without waiting for it: what follows travels along in the same round trip, and
 * every lock is held that much shorter. The commit waits for it.
 */
export function later(tx: Tx, statement: Promise<unknown> | { execute(): Promise<unknown> }): void {
  const started = 'execute' in statement ? statement.execute() : statement
  // Without a listener a failure that comes before the flush would end the process.
  started.catch(() => {})
  tx.writes.push(started)
}
