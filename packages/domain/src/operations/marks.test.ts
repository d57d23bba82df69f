import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId, MemberActor, MessageId, OperationId } from '@parley/contract'
import { readHead, readLog } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { bulkUpdate } from './bulkUpdate.ts'
import { undoOperation } from './undoOperation.ts'

let fresh: FreshDb
let home: TestAccount
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(fresh.db)
})

const id = () => uuidv7() as never
const say = (conversationId: ConversationId) =>
  sendMessage(fresh.db, {
    id: id() as MessageId,
    conversationId,
    body: 'hello',
    by: home.contacts[0]!,
  })

/** A customer conversation with so many words. */
async function support(words: number): Promise<ConversationId> {
  const { conversation } = await createConversation(fresh.db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    by: home.owner,
  })
  for (let word = 0; word < words; word += 1) await say(conversation.id)
  return conversation.id
}

async function mark(conversationId: ConversationId, by: MemberActor = home.ana) {
  const { conversation } = await getConversation(fresh.db, { conversationId, by })
  const { readSeq, unreadFrom, unreadCount, pinned, muted } = conversation
  return { readSeq, unreadFrom, unreadCount, pinned, muted }
}

async function start(conversationIds: ConversationId[], patch: object, by = home.ana) {
  const operationId = id() as OperationId
  const filter = { id: { in: conversationIds } }
  await bulkUpdate(fresh.db, { operationId, filter, patch, by })
  return operationId
}
const undo = (operationId: OperationId, by = home.ana) =>
  undoOperation(fresh.db, { operationId, by })

test('many are read at once, for the reader alone, and those whose words were read hear it', async () => {
  const ids = [await support(2), await support(1)]
  const others = await mark(ids[0]!, home.owner)
  const { position } = await readHead(fresh.db, home.id)
  await start(ids, { read: true })
  expect(await mark(ids[0]!)).toMatchObject({ readSeq: 2, unreadFrom: null, unreadCount: 0 })
  expect(await mark(ids[1]!)).toMatchObject({ readSeq: 1, unreadCount: 0 })
  expect(await mark(ids[0]!, home.owner)).toEqual(others)
  const rows = await readLog(fresh.db, home.id, { after: position, limit: 100 })
  expect(rows.map(({ event, except }) => [event.type, except])).toEqual([
    ['conversation.read', [`user:${home.ana.userId}`]],
    ['conversation.read', []],
    ['conversation.read', [`user:${home.ana.userId}`]],
    ['conversation.read', []],
  ])
})

test('undone, what was unread is unread again and the receipts stay', async () => {
  const [half, all] = [await support(3), await support(2)]
  await markRead(fresh.db, { conversationId: half, seq: 1, by: home.ana })
  const before = [await mark(half), await mark(all)]
  const operationId = await start([half, all], { read: true })
  await undo(operationId)
  expect(await mark(half)).toEqual({ ...before[0], readSeq: 3, unreadFrom: 2 })
  expect(await mark(all)).toEqual({ ...before[1], readSeq: 2, unreadFrom: 1 })
})

test('undo leaves what was read further, or pinned otherwise, since', async () => {
  const [a, b] = [await support(1), await support(1)]
  const operationId = await start([a, b], { read: true, pinned: true })
  await say(a)
  await markRead(fresh.db, { conversationId: a, seq: 2, by: home.ana })
  await start([b], { pinned: false })
  await undo(operationId)
  expect(await mark(a)).toMatchObject({ readSeq: 2, unreadCount: 0, pinned: false })
  expect(await mark(b)).toMatchObject({ unreadFrom: 1, unreadCount: 1, pinned: false })
})

test('unread begins at the last word; what is unread already and what has no word stays', async () => {
  const [read, fresher, empty] = [await support(2), await support(2), await support(0)]
  await markRead(fresh.db, { conversationId: read, seq: 2, by: home.ana })
  await markRead(fresh.db, { conversationId: empty, seq: 0, by: home.ana })
  const before = [await mark(fresher), await mark(empty)]
  const operationId = await start([read, fresher, empty], { read: false })
  expect(await mark(read)).toMatchObject({ readSeq: 2, unreadFrom: 2, unreadCount: 1 })
  expect([await mark(fresher), await mark(empty)]).toEqual(before)
  await undo(operationId)
  expect(await mark(read)).toMatchObject({ unreadFrom: null, unreadCount: 0 })
})

test('an admin who undoes it leaves the marks of its maker, and their own', async () => {
  const a = await support(1)
  const operationId = await start([a], { muted: true, status: 'resolved' })
  await undo(operationId, home.owner)
  expect(await mark(a)).toMatchObject({ muted: true })
  expect(await mark(a, home.owner)).toMatchObject({ muted: false })
})

test('without a change it says nothing', async () => {
  const a = await support(1)
  await start([a], { muted: true })
  const { position } = await readHead(fresh.db, home.id)
  await start([a], { muted: true, pinned: false })
  expect(await readLog(fresh.db, home.id, { after: position, limit: 9 })).toEqual([])
})
