import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId, ConversationPatch, MessageId, OperationId } from '@parley/contract'
import { readHead, readLog } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { bulkUpdate } from '../operations/bulkUpdate.ts'
import { undoOperation } from '../operations/undoOperation.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { listMessages } from './listMessages.ts'
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
  const { conversation } = await createConversation(fresh.db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    by: home.owner,
  })
  conversationId = conversation.id
  await say('hello')
})

const say = (
  body: string,
  by: TestAccount['ana'] | TestAccount['contacts'][0] = home.contacts[0]!,
) => sendMessage(fresh.db, { id: id() as MessageId, conversationId, body, by })
const change = (patch: ConversationPatch, mutationId?: string) =>
  updateConversation(fresh.db, { conversationId, patch, mutationId, by: home.ana })
const lines = async () => {
  const { items } = await listMessages(fresh.db, { conversationId, limit: 50, by: home.ana })
  return items.map(({ seq, kind, author, activity }) => ({ seq, kind, author, activity }))
}
const read = async (by = home.ana) =>
  (await getConversation(fresh.db, { conversationId, by })).conversation

test('a change says in one line who made what of what, by words and ids', async () => {
  await change({
    status: 'pending',
    priority: 'urgent',
    assigneeId: home.bo.userId,
    labels: ['vip'],
  })
  expect((await lines())[1]).toEqual({
    seq: 2,
    kind: 'activity',
    author: { type: 'member', id: home.ana.userId },
    activity: {
      status: { was: 'open', is: 'pending' },
      priority: { was: null, is: 'urgent' },
      assigneeId: { was: null, is: home.bo.userId },
      labels: { was: [], is: ['vip'] },
    },
  })
})

test('a line is no word: preview, time, unread and who waits stay as they are', async () => {
  const before = await read(home.bo)
  await change({ priority: 'high' })
  expect(await read(home.bo)).toEqual({ ...before, priority: 'high', lastSeq: 2 })
  await say('more')
  expect(await read(home.bo)).toMatchObject({ lastSeq: 3, unreadCount: before.unreadCount + 1 })
})

test('what changes nothing, and a repeat, make no line', async () => {
  const mutationId = uuidv7()
  await change({ status: 'pending' }, mutationId)
  await change({ status: 'pending' }, mutationId)
  await change({ status: 'pending' })
  expect(await lines()).toHaveLength(2)
})

test('the customer neither hears of it nor counts it', async () => {
  const { position } = await readHead(fresh.db, home.id)
  await change({ priority: 'low' })
  await say('an answer', home.ana)
  const rows = await readLog(fresh.db, home.id, { after: position, limit: 50 })
  const toContact = rows.filter(({ audience }) =>
    audience.includes(`contact:${home.contacts[0]!.contactId}`),
  )
  expect(toContact.map(({ event }) => event)).toMatchObject([
    { type: 'message.new', message: { seq: 2, kind: 'reply' } },
  ])
})

test('those who see it hear the line with the change, in one event', async () => {
  const { position } = await readHead(fresh.db, home.id)
  await change({ priority: 'low' })
  const rows = await readLog(fresh.db, home.id, { after: position, limit: 50 })
  expect(rows.map(({ event }) => event)).toMatchObject([
    { type: 'conversation.updated', line: { seq: 2, activity: { priority: { is: 'low' } } } },
  ])
})

test('nobody edits or deletes a line', async () => {
  await change({ priority: 'low' })
  const { items } = await listMessages(fresh.db, { conversationId, limit: 1, by: home.ana })
  const line = { messageId: items[0]!.id, by: home.ana }
  expect(await refusal(deleteMessage(fresh.db, line))).toBe('action.forbidden messageId')
  const edited = editMessage(fresh.db, { ...line, body: 'otherwise' })
  expect(await refusal(edited)).toBe('action.forbidden messageId')
})

test('a change of many leaves a line in each, and undoing it another', async () => {
  const operationId = id() as OperationId
  const filter = { kind: { in: ['support' as const] } }
  const snoozedUntil = new Date('2030-01-01T09:00:00Z')
  await bulkUpdate(fresh.db, { operationId, filter, patch: { snoozedUntil }, by: home.ana })
  await undoOperation(fresh.db, { operationId, by: home.ana })
  const instant = snoozedUntil.toISOString()
  expect((await lines()).slice(1).map(({ seq, activity }) => [seq, activity])).toEqual([
    [2, { snoozedUntil: { was: null, is: instant } }],
    [3, { snoozedUntil: { was: instant, is: null } }],
  ])
  expect((await read()).lastSeq).toBe(3)
})
