import { inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId, MessageId } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { createConversation } from './createConversation.ts'
import { findDue } from './findDue.ts'
import { getConversation } from './getConversation.ts'
import { nextDueIn } from './nextDueIn.ts'
import { updateConversation } from './updateConversation.ts'
import { wakeConversations } from './wakeConversations.ts'

const { conversations: c } = tables
let fresh: FreshDb
let home: TestAccount
let other: TestAccount
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())
beforeEach(() => fresh.db.orm.update(c).set({ snoozedUntil: null }))

/** A conversation snoozed until so many milliseconds from now. */
async function snoozed(ms: number, account = home): Promise<ConversationId> {
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: account.inboxes[0],
    contactId: account.contacts[0]!.contactId,
    by: account.ana,
  })
  const patch = { snoozedUntil: new Date(Date.now() + ms) }
  await updateConversation(fresh.db, { conversationId: conversation.id, patch, by: account.ana })
  return conversation.id
}
const wake = (conversationIds: string[], more: object = {}) =>
  wakeConversations(fresh.db, { conversationIds, by: home.system, ...more })
const until = async (conversationId: string, by = home.ana) =>
  (await getConversation(fresh.db, { conversationId, by })).conversation.snoozedUntil

/** What the log tells of what is done meanwhile. */
async function news(act: () => Promise<unknown>) {
  const { position } = await readHead(fresh.db, home.id)
  await act()
  return readLog(fresh.db, home.id, { after: position, limit: 100 })
}

test('what is due wakes, with an event that says so to those who see it and not to the customer', async () => {
  const id = await snoozed(-1)
  const rows = await news(async () => expect(await wake([id])).toMatchObject({ woken: 1 }))
  expect(rows.map(({ event }) => event)).toMatchObject([
    {
      type: 'conversation.updated',
      actor: { type: 'system' },
      conversation: { id, snoozedUntil: null },
    },
  ])
  expect(rows[0]!.audience).toContain(`inbox:${home.inboxes[0]}`)
  expect(await until(id)).toBeNull()
})

test('what is not due stays asleep, and nothing is said', async () => {
  const id = await snoozed(60_000)
  expect(await news(() => wake([id]))).toEqual([])
  expect(await until(id)).not.toBeNull()
})

test('woken again, nothing happens', async () => {
  const id = await snoozed(-1)
  const rows = await news(() => Promise.all([wake([id]), wake([id])]))
  expect(rows.length).toBe(1)
  expect(await news(() => wake([id]))).toEqual([])
})

test('snoozed anew while it was about to wake, it stays asleep', async () => {
  const id = await snoozed(-1)
  const later = new Date(Date.now() + 60_000)
  const rows = await news(async () => {
    let waking
    await fresh.db.sql.begin(async (hand) => {
      await hand`update conversations set snoozed_until = ${later.toISOString()} where id = ${id}`
      waking = wake([id])
      await hand`select pg_sleep(0.2)`
    })
    expect(await waking).toMatchObject({ woken: 0 })
  })
  expect(rows).toEqual([])
  expect(await until(id)).toEqual(later)
})

test('many are told as one resync', async () => {
  const ids = [await snoozed(-1), await snoozed(-2), await snoozed(60_000)]
  const rows = await news(() => wake(ids, { asResync: true }))
  expect(rows.map(({ event, audience }) => [event.type, audience])).toEqual([
    ['resync', ['members']],
  ])
  expect(await news(() => wake(ids, { asResync: true }))).toEqual([])
  expect(await Promise.all(ids.map((id) => until(id)))).toEqual([null, null, expect.any(Date)])
})

test("another tenant's conversations are untouched", async () => {
  const id = await snoozed(-1, other)
  expect(await news(() => wake([id]))).toEqual([])
  expect(await until(id, other.ana)).not.toBeNull()
})

test('what is due is found by account, ascending, and how long until the next', async () => {
  expect(await nextDueIn(fresh.db)).toBeNull()
  const ids = [await snoozed(-1), await snoozed(-5)]
  const foreign = await snoozed(-1, other)
  await snoozed(60_000)
  const due = await findDue(fresh.db, 100)
  expect(due).toHaveLength(2)
  expect(due).toContainEqual({ accountId: home.id, conversationIds: ids.toSorted() })
  expect(due).toContainEqual({ accountId: other.id, conversationIds: [foreign] })
  expect(await nextDueIn(fresh.db)).toBeLessThanOrEqual(0)
  await fresh.db.orm
    .update(c)
    .set({ snoozedUntil: null })
    .where(inArray(c.id, [...ids, foreign]))
  const next = await nextDueIn(fresh.db)
  expect(next).toBeGreaterThan(50_000)
  expect(next).toBeLessThanOrEqual(60_000)
})

test('looking for what is due touches an index that holds nothing else', async () => {
  const plan = await fresh.db.orm.transaction(async (tx) => {
    // A handful of rows is read quicker without any index.
    await tx.execute(sql`set local enable_seqscan = off`)
    return tx.execute(sql`explain select min(snoozed_until) from conversations`)
  })
  expect(JSON.stringify(plan)).toContain('conversations_snoozed')
})

test('a customer who writes wakes what was snoozed', async () => {
  const id = await snoozed(60_000)
  await sendMessage(fresh.db, {
    id: uuidv7() as MessageId,
    conversationId: id,
    body: 'Any news?',
    by: home.contacts[0]!,
  })
  expect(await until(id)).toBeNull()
})
