import { and, eq, gt, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationId, LogRow } from '@parley/contract'
import { createDb, readHead, tables } from '@parley/db'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation, updateConversation } from '@parley/domain'
import { makeAccount } from '@parley/domain/testing'
import type { TestAccount } from '@parley/domain/testing'
import { readEnv } from '../env.ts'
import { startServer } from '../startServer.ts'
import type { Job } from './Job.ts'
import { startWaking } from './startWaking.ts'

const { conversations: c, events } = tables
const errors: string[] = []
const log = {
  info() {},
  warn() {},
  error: (line: object, message: string) => void errors.push(`${message} ${JSON.stringify(line)}`),
}
let fresh: FreshDb
let undo: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  fresh = await freshDb()
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
  await fresh.drop()
  expect(errors.splice(0)).toEqual([])
})

/** A server's jobs, with a pool of its own. */
function serve(): { db: Db; job: Job } {
  const db = createDb({ url: fresh.url })
  const job = startWaking({ db, log })
  undo.push(
    () => db.end(),
    () => job.stop(),
  )
  return { db, job }
}

async function begin({ inboxes, contacts, ana }: TestAccount): Promise<ConversationId> {
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: inboxes[0],
    contactId: contacts[0]!.contactId,
    by: ana,
  })
  return conversation.id
}

/** Copies of a conversation that should have woken over the last ten days. */
async function overdue(account: TestAccount, count: number) {
  const like = await begin(account)
  const columns = Object.values(await columnsOf())
  const values = columns.map((name) => {
    if (name === 'id') return 'gen_random_uuid()'
    if (name === 'number') return 'number + n'
    return name === 'snoozed_until' ? `now() - n * interval '10 days' / ${count}` : name
  })
  await fresh.db.sql.unsafe(`insert into conversations (${columns.join()})
    select ${values.join()} from conversations, generate_series(1, ${count}) n where id = '${like}'`)
}

async function columnsOf(): Promise<string[]> {
  const rows = await fresh.db.orm.execute<{ name: string }>(
    sql`select column_name as name from information_schema.columns
      where table_name = 'conversations' and is_generated = 'NEVER'`,
  )
  return rows.map(({ name }) => name)
}

async function asleep(): Promise<number> {
  return fresh.db.orm.$count(c, sql`${c.snoozedUntil} is not null`)
}

const positionOf = async ({ id }: TestAccount) => (await readHead(fresh.db, id)).position

async function eventsOf({ id }: TestAccount, after: number): Promise<string[]> {
  const rows = await fresh.db.orm
    .select({ type: events.type })
    .from(events)
    .where(and(eq(events.accountId, id), gt(events.position, after)))
  return rows.map(({ type }) => type)
}

test('D15 wakes within a second and never early, once though two servers look', async () => {
  const account = await makeAccount(fresh.db)
  const ids = await Promise.all(Array.from({ length: 8 }, () => begin(account)))
  const heard: { id: string; at: number }[] = []
  const hear = ({ rows }: { rows: LogRow[] }) => {
    for (const { event } of rows)
      if (event.type === 'conversation.updated')
        heard.push({ id: event.conversation.id, at: Date.now() })
  }
  for (const { db } of [serve(), serve()]) db.onCommitted(hear)
  const due = new Map<string, { at: number; writtenAt: number }>()
  for (const [index, conversationId] of ids.entries()) {
    const snoozedUntil = new Date(Date.now() + 100 + index * 150)
    await updateConversation(fresh.db, {
      conversationId,
      patch: { snoozedUntil },
      by: account.ana,
    })
    due.set(conversationId, { at: snoozedUntil.getTime(), writtenAt: Date.now() })
  }
  await expect.poll(() => heard.length, { timeout: 5000 }).toBe(ids.length)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(heard.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(Math.min(...heard.map(({ id, at }) => at - due.get(id)!.at))).toBeGreaterThanOrEqual(0)
  // It may have been due before it was written, where writing takes long.
  const late = heard.map(({ id, at }) => at - Math.max(due.get(id)!.at, due.get(id)!.writtenAt))
  expect(Math.max(...late)).toBeLessThan(1000)
})

test('D15 catches up on ten days before it is ready: few one by one, a crowd by resync', async () => {
  const [few, crowd, idle] = await Promise.all([
    makeAccount(fresh.db),
    makeAccount(fresh.db),
    makeAccount(fresh.db),
  ])
  await overdue(few, 600)
  await overdue(crowd, 2600)
  const asleepStill = await begin(idle)
  const patch = { snoozedUntil: new Date(Date.now() + 600_000) }
  await updateConversation(fresh.db, { conversationId: asleepStill, patch, by: idle.ana })
  const [fewAt, crowdAt, idleAt] = await Promise.all([few, crowd, idle].map(positionOf))
  const env = { DATABASE_URL: fresh.url, PORT: '0', HOST: '127.0.0.1', DEMO: '0' }
  const server = await startServer(
    readEnv({ ...env, AUTH_SECRET: 'a secret of 32 characters or more' }),
    { pages: false },
  )
  undo.push(() => server.stop())
  const readyz = () => fetch(`http://127.0.0.1:${server.port}/readyz`)
  const seen: number[] = []
  for (;;) {
    const { status } = await readyz()
    seen.push(status)
    if (status === 200) break
  }
  expect(await asleep()).toBe(1)
  expect(seen[0]).toBe(503)
  expect(await (await readyz()).json()).toMatchObject({ ready: true, jobs: 'up' })
  expect(await eventsOf(few, fewAt!)).toEqual(Array(600).fill('conversation.updated'))
  expect(await eventsOf(crowd, crowdAt!)).toEqual(Array(6).fill('resync'))
  expect(await eventsOf(idle, idleAt!)).toEqual([])
}, 60_000)

test('a server that begins while another catches up waits for it', async () => {
  const account = await makeAccount(fresh.db)
  await overdue(account, 1500)
  const jobs = [serve().job, serve().job]
  await expect
    .poll(() => jobs.some((job) => job.caughtUp()), { timeout: 20_000, interval: 1 })
    .toBe(true)
  expect(await asleep()).toBe(0)
}, 30_000)

test('an account that fails keeps no other from waking, nor the product from starting', async () => {
  const [broken, whole] = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
  await overdue(broken, 3)
  await overdue(whole, 3)
  await fresh.db.orm.execute(sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no'; end $$`)
  await fresh.db.sql.unsafe(`create trigger refuse before update on conversations for each row
    when (new.account_id = '${broken.id}') execute function refuse()`)
  const { job } = serve()
  await expect.poll(() => job.caughtUp(), { timeout: 5000 }).toBe(true)
  expect(await asleep()).toBe(3)
  expect(errors.splice(0).every((line) => line.includes(broken.id))).toBe(true)
  await job.stop()
  errors.splice(0)
})
