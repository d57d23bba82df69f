import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor, ConversationId, MemberActor } from '@parley/contract'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { bulkUpdate } from '../operations/bulkUpdate.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { listReceipts } from './listReceipts.ts'
import { markDelivered } from './markDelivered.ts'
import { sendMessage } from './sendMessage.ts'

let fresh: FreshDb
let home: TestAccount
let conversationId: ConversationId
const id = () => uuidv7() as never

beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(fresh.db)
  const { ana, bo, cleo } = home
  const { conversation } = await createConversation(fresh.db, {
    id: id(),
    kind: 'group',
    subject: 'Us',
    participantIds: [bo.userId, cleo.userId],
    by: ana,
  })
  conversationId = conversation.id
  for (const body of ['one', 'two', 'three']) await say(ana, body)
})

const say = (by: Actor, body: string, more: { conversationId?: ConversationId } = {}) =>
  sendMessage(fresh.db, { id: id(), conversationId, body, by, ...more })
const read = (by: MemberActor, seq: number) => markRead(fresh.db, { conversationId, seq, by })

/** What Ana is told of somebody. */
async function of(userId: string) {
  const { items } = await listReceipts(fresh.db, { conversationId, by: home.ana })
  return items.find((one) => one.userId === userId) ?? null
}

test('who has read how far, and when, is told to the others and not of oneself', async () => {
  const before = Date.now()
  await read(home.bo, 2)
  await markDelivered(fresh.db, { conversationId, seq: 3, by: home.cleo })
  const { items, hasMore } = await listReceipts(fresh.db, { conversationId, by: home.ana })
  expect(hasMore).toBe(false)
  expect(items.map(({ userId }) => userId)).toEqual([home.bo.userId, home.cleo.userId].toSorted())
  const bo = await of(home.bo.userId)
  expect(bo).toMatchObject({ readSeq: 2, deliveredSeq: 2 })
  expect(bo!.readAt!.getTime()).toBeGreaterThanOrEqual(before)
  expect(await of(home.cleo.userId)).toMatchObject({ readSeq: 0, deliveredSeq: 3, readAt: null })
})

test('a mark that does not move keeps its time, also where it is told to go back', async () => {
  await read(home.bo, 3)
  const first = await of(home.bo.userId)
  await read(home.bo, 3)
  await read(home.bo, 1)
  await markDelivered(fresh.db, { conversationId, seq: 3, by: home.bo })
  expect(await of(home.bo.userId)).toEqual(first)
})

test('one’s own word is no reading, unless there was something to read before it', async () => {
  await read(home.bo, 3)
  const { readAt } = (await of(home.bo.userId))!
  await say(home.bo, 'four')
  expect(await of(home.bo.userId)).toMatchObject({ readSeq: 4, readAt })
  const { message } = await say(home.cleo, 'five')
  expect(await of(home.cleo.userId)).toMatchObject({ readSeq: 5, readAt: message.createdAt })
})

test('a change of many that reads keeps the time too', async () => {
  await bulkUpdate(fresh.db, {
    operationId: id(),
    filter: { id: { in: [conversationId] } },
    patch: { read: true },
    by: home.bo,
  })
  expect((await of(home.bo.userId))!.readAt).toBeInstanceOf(Date)
})

test('a customer who answers has read what was said before', async () => {
  const [contact] = home.contacts
  const { conversation } = await createConversation(fresh.db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: contact!.contactId,
    by: contact!,
  })
  const place = { conversationId: conversation.id }
  await say(contact!, 'hello', place)
  await say(home.ana, 'hello you', place)
  const { message } = await say(contact!, 'thanks', place)
  const { items } = await listReceipts(fresh.db, { ...place, by: home.ana })
  expect(items).toEqual([
    {
      kind: 'support',
      userId: null,
      contactId: contact!.contactId,
      deliveredSeq: 3,
      readSeq: 3,
      readAt: message.createdAt,
    },
  ])
})

test('who does not see the conversation is told nothing, in this account or another', async () => {
  const other = await makeAccount(fresh.db)
  for (const by of [home.owner, other.owner])
    expect(await refusal(listReceipts(fresh.db, { conversationId, by }))).toBe(
      'conversation.notFound conversationId',
    )
})
