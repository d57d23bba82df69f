import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { AccountId, SystemActor } from '@parley/contract'
import { readLog, tables } from '@parley/db'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import type { Dialogue } from './dialogue.ts'
import { importBatch } from './importBatch.ts'
import { openImportInbox } from './openImportInbox.ts'

let fresh: FreshDb
let db: Db
let by: SystemActor
let ana: string

beforeAll(async () => {
  fresh = await freshDb()
  db = fresh.db
})
afterAll(() => fresh.drop())
beforeEach(async () => {
  by = await account()
  ana = await member(by, 'agent')
})

async function account(): Promise<SystemActor> {
  const id = v7()
  await db.orm.insert(tables.accounts).values({ id, slug: id, name: 'Acme' })
  await db.orm.insert(tables.eventHeads).values({ accountId: id })
  return { type: 'system', accountId: id as AccountId, clientId: null }
}

async function member({ accountId }: SystemActor, role: 'owner' | 'agent'): Promise<string> {
  const id = v7()
  await db.orm.insert(tables.users).values({ id, name: role, email: `${id}@example.com` })
  await db.orm.insert(tables.members).values({ accountId, userId: id, role })
  return id
}

function dialogues(count: number, from = 0): Dialogue[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `dialogue ${from + index}`,
    topics: ['Restaurants_1', 'RideSharing_2'],
    turns: Array.from({ length: 2 + ((from + index) % 5) }, (_turn, turn) => ({
      from: turn % 2 === 0 ? ('customer' as const) : ('agent' as const),
      text: `Turn ${turn}: ${'a table for two in Zürich '.repeat(turn * 4)}please`,
    })),
  }))
}

const open = () => openImportInbox(db, { name: 'Imported', by })
const one = (text: string, accountId: string = by.accountId) =>
  db.sql.unsafe(text, [accountId]).then((rows) => rows[0]!)
const counts = (accountId: string) =>
  one(
    `select (select count(*)::int from conversations where account_id = $1) conversations,
      (select count(*)::int from messages where account_id = $1) messages,
      (select count(*)::int from contacts where account_id = $1) contacts,
      (select count(*)::int from labels where account_id = $1) labels,
      (select position::int from event_heads where account_id = $1) head`,
    accountId,
  )

test('the same dialogues twice add nothing and say nothing', async () => {
  const { inboxId } = await open()
  const first = await importBatch(db, { inboxId, dialogues: dialogues(20), by })
  const after = await counts(by.accountId)
  const second = await importBatch(db, { inboxId, dialogues: dialogues(20), by })
  expect(first).toMatchObject({ added: 20, addedTurns: 80, alreadyThere: 0 })
  expect(second).toMatchObject({ added: 0, addedTurns: 0, alreadyThere: 20 })
  expect(await counts(by.accountId)).toEqual(after)
  expect(after).toMatchObject({ conversations: 20, messages: 80, contacts: 20, labels: 2 })
})

test('an id twice in one batch is one conversation, as its first line says', async () => {
  const { inboxId } = await open()
  const [line] = dialogues(1)
  const again = { ...line!, turns: [{ from: 'customer' as const, text: 'something else' }] }
  expect(await importBatch(db, { inboxId, dialogues: [line!, again], by })).toMatchObject({
    added: 1,
    addedTurns: 2,
    alreadyThere: 1,
  })
})

test('two imports of the same dialogues at once add each once', async () => {
  const { inboxId } = await open()
  const both = await Promise.all([
    importBatch(db, { inboxId, dialogues: dialogues(30), by }),
    importBatch(db, { inboxId, dialogues: dialogues(30).reverse(), by }),
    importBatch(db, { inboxId, dialogues: dialogues(30, 15), by }),
  ])
  expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(45)
  expect(await counts(by.accountId)).toMatchObject({ conversations: 45, labels: 2 })
})

test('a batch appends one resync to everyone, beside the news of its labels', async () => {
  const { inboxId } = await open()
  const before = (await counts(by.accountId)).head
  await importBatch(db, { inboxId, dialogues: dialogues(10), by })
  await importBatch(db, { inboxId, dialogues: dialogues(10, 10), by })
  const rows = await readLog(db, by.accountId, { after: before, limit: 100 })
  expect(rows.map(({ event }) => event.type)).toEqual([
    'account.updated',
    'account.updated',
    'resync',
    'resync',
  ])
  expect(rows.at(-1)).toMatchObject({ audience: ['members'], event: { afterMs: 0 } })
})

test('the inbox is made once, served by the agents there are, and its members hear of it', async () => {
  await member(by, 'owner')
  const [first, second] = await Promise.all([open(), open()])
  expect(first.inboxId).toBe(second.inboxId)
  const served = await db.sql`select user_id from inbox_members where account_id = ${by.accountId}`
  expect(served.map((row) => row['user_id'])).toEqual([ana])
  const rows = await readLog(db, by.accountId, { after: 0, limit: 100 })
  expect(rows.map(({ event }) => event.type)).toEqual(['member.updated', 'account.updated'])
})

test('another account sees nothing of it', async () => {
  const other = await account()
  await importBatch(db, { inboxId: (await open()).inboxId, dialogues: dialogues(5), by })
  expect(await counts(other.accountId)).toEqual({
    conversations: 0,
    messages: 0,
    contacts: 0,
    labels: 0,
    head: 0,
  })
  const { inboxId } = await openImportInbox(db, { name: 'Imported', by: other })
  const there = await importBatch(db, { inboxId, dialogues: dialogues(5), by: other })
  expect(there.added).toBe(5)
})

test('an inbox of another account does not exist', async () => {
  const { inboxId } = await open()
  const other = await account()
  await expect(
    importBatch(db, { inboxId, dialogues: dialogues(1), by: other }),
  ).rejects.toMatchObject({
    failure: 'inbox.notFound',
  })
})

test('rows are what sending would have left: gapless seq, previews, pointers, times', async () => {
  const now = new Date('2026-03-04T05:06:07Z')
  const { inboxId } = await open()
  await importBatch(db, { inboxId, dialogues: dialogues(200), by, now })
  const wrong = await one(`select
    (select count(*)::int from conversations c where account_id = $1 and (
      (select array_agg(m.seq order by m.created_at, m.seq) from messages m
        where m.account_id = c.account_id and m.conversation_id = c.id)
        is distinct from (select array_agg(n) from generate_series(1, c.last_seq) n)
      or c.last_reply_seq <> c.last_seq or c.last_word_seq <> c.last_seq or c.floor_seq <> c.last_seq
      or c.number not between 1 and 200
      or (c.status in ('resolved', 'closed')) <> (c.waiting_for is null)
      or (c.waiting_for is null) <> (c.waiting_since is null)
      or c.audience @> array['admins', 'inbox:' || c.inbox_id] is not true
      or (c.assignee_id is not null) <> (cardinality(c.audience) = 3))) as rows,
    (select count(*)::int from conversations c join messages m
      on m.account_id = c.account_id and m.conversation_id = c.id and m.seq = c.last_seq
      where c.account_id = $1 and (c.last_message ->> 'id' <> m.id::text
      or c.last_message ->> 'body' <> left(m.body, 200) or c.last_activity_at <> m.created_at
      or c.last_reply <> c.last_message)) as previews,
    (select count(*)::int from conversations c where account_id = $1 and contact_read_seq <>
      (select max(seq) from messages m where m.account_id = c.account_id
        and m.conversation_id = c.id and m.author_type = 'contact')) as pointers,
    (select count(*)::int from messages where account_id = $1
      and (created_at > '2026-03-04T05:06:07Z' or created_at < '2024-03-01')) as times,
    (select count(*)::int from messages where account_id = $1
      and not search @@ to_tsquery('simple', 'turn')) as unsearchable,
    (select count(distinct number)::int from conversations where account_id = $1) as numbers,
    (select last_number from accounts where id = $1) as last`)
  expect(wrong).toEqual({
    rows: 0,
    previews: 0,
    pointers: 0,
    times: 0,
    unsearchable: 0,
    numbers: 200,
    last: 200,
  })
})

test('made-up facts follow from the ids: another run makes the same', async () => {
  const { inboxId } = await open()
  const now = new Date('2026-03-04T05:06:07Z')
  const facts =
    () => db.sql`select c.id, c.status, c.assignee_id, c.labels, c.last_message, k.name, k.email
    from conversations c join contacts k on k.account_id = c.account_id and k.id = c.contact_id
    where c.account_id = ${by.accountId} order by c.id`
  await importBatch(db, { inboxId, dialogues: dialogues(10), by, now })
  const first = await facts()
  for (const table of ['messages', 'read_marks', 'contacts', 'conversations', 'imported_dialogues'])
    await db.sql.unsafe(`delete from ${table} where account_id = $1`, [by.accountId])
  await importBatch(db, { inboxId, dialogues: dialogues(10), by, now })
  expect([...(await facts())]).toEqual([...first])
  expect(first[0]).toMatchObject({ labels: ['restaurants', 'ridesharing'] })
  expect(first[0]!['email']).toMatch(/^[a-z.]+\.[a-z0-9]{6}@example\.com$/)
})
