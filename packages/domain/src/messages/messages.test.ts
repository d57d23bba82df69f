import { v7 as uuidv7 } from 'uuid'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConversationId, MessageId } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { markUnread } from '../conversations/markUnread.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { removeMember } from '../members/removeMember.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { listMessages } from './listMessages.ts'
import { sendMessage } from './sendMessage.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
let conversationId: ConversationId
const id = () => uuidv7() as MessageId

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  const [contact] = home.contacts
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: contact!.contactId,
    by: contact!,
  })
  conversationId = conversation.id
})

const send = (body: string, by: Parameters<typeof sendMessage>[1]['by'] = home.ana, more = {}) =>
  sendMessage(fresh.db, { id: id(), conversationId, body, by, ...more })

describe('sendMessage', () => {
  test('numbers messages without a gap, and replies apart for the contact', async () => {
    const [contact] = home.contacts
    await send('hello', contact)
    await send('a note', home.ana, { kind: 'note' })
    await send('an answer')
    const rows = await fresh.db.orm
      .select({ seq: tables.messages.seq, replySeq: tables.messages.replySeq })
      .from(tables.messages)
      .where(eq(tables.messages.conversationId, conversationId))
      .orderBy(tables.messages.seq)
    expect(rows).toEqual([
      { seq: 1, replySeq: 1 },
      { seq: 2, replySeq: null },
      { seq: 3, replySeq: 2 },
    ])
  })

  test('D7 20 parallel repeats make one row, one event and one answer', async () => {
    const messageId = id()
    const before = await readHead(fresh.db, home.id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        sendMessage(fresh.db, { id: messageId, conversationId, body: 'once', by: home.ana }),
      ),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const rows = await fresh.db.orm
      .select()
      .from(tables.messages)
      .where(and(eq(tables.messages.accountId, home.id), eq(tables.messages.id, messageId)))
    expect(rows).toHaveLength(1)
    const log = await readLog(fresh.db, home.id, {
      after: before.position,
      limit: 100,
      topics: ['admins'],
    })
    expect(log.filter(({ event }) => event.type === 'message.new')).toHaveLength(1)
  })

  test('D7 the same id with other content is refused, also in another conversation and by another', async () => {
    const messageId = id()
    await sendMessage(fresh.db, { id: messageId, conversationId, body: 'first', by: home.ana })
    const again = (over: object) =>
      sendMessage(fresh.db, { id: messageId, conversationId, body: 'first', by: home.ana, ...over })
    await expect(again({ body: 'second' })).rejects.toMatchObject({ failure: 'message.idReused' })
    await expect(again({ by: home.bo })).rejects.toMatchObject({ failure: 'message.idReused' })
    await expect(again({ kind: 'note' })).rejects.toMatchObject({ failure: 'message.idReused' })
    expect((await again({})).message.body).toBe('first')
  })

  test('D7 a retry after an edit is no conflict and answers the text as it is', async () => {
    const messageId = id()
    const say = () =>
      sendMessage(fresh.db, { id: messageId, conversationId, body: 'draft', by: home.ana })
    const first = await say()
    await editMessage(fresh.db, { messageId, body: 'final', by: home.ana })
    const second = await say()
    expect(second.message).toMatchObject({ id: messageId, body: 'final', seq: first.message.seq })
    expect(second.asOf).toBe(first.asOf)
  })

  test('another tenant may use the same id, and learns nothing', async () => {
    const messageId = id()
    await sendMessage(fresh.db, { id: messageId, conversationId, body: 'ours', by: home.ana })
    await expect(
      sendMessage(fresh.db, { id: messageId, conversationId, body: 'theirs', by: other.owner }),
    ).rejects.toMatchObject({ failure: 'conversation.notFound' })
  })

  test('who may not see the conversation is told it does not exist, and nothing is stored', async () => {
    const before = await readHead(fresh.db, home.id)
    await expect(send('hi', home.cleo)).rejects.toMatchObject({ failure: 'conversation.notFound' })
    await expect(send('hi', home.contacts[1])).rejects.toMatchObject({
      failure: 'conversation.notFound',
    })
    expect(await readHead(fresh.db, home.id)).toEqual(before)
  })

  test('closed means closed, until it is opened again', async () => {
    await updateConversation(fresh.db, {
      conversationId,
      patch: { status: 'closed' },
      by: home.ana,
    })
    await expect(send('too late')).rejects.toMatchObject({ failure: 'conversation.closed' })
    await updateConversation(fresh.db, { conversationId, patch: { status: 'open' }, by: home.ana })
    expect((await send('in time')).message.body).toBe('in time')
  })

  test('a customer who writes wakes and reopens, and somebody owes a word', async () => {
    const [contact] = home.contacts
    const snoozedUntil = new Date(Date.now() + 60_000)
    await updateConversation(fresh.db, {
      conversationId,
      patch: { status: 'resolved', snoozedUntil },
      by: home.ana,
    })
    await send('still broken', contact)
    const { conversation } = await getConversation(fresh.db, { conversationId, by: home.ana })
    expect(conversation).toMatchObject({
      status: 'open',
      snoozedUntil: null,
      waitingFor: 'agent',
      unreadCount: 1,
    })
    await send('looking')
    const after = await getConversation(fresh.db, { conversationId, by: home.ana })
    expect(after.conversation).toMatchObject({ waitingFor: 'contact', unreadCount: 0 })
  })

  test('a quote must be of the same conversation', async () => {
    const { message } = await send('one')
    expect((await send('two', home.bo, { replyTo: message.id })).message.replyTo).toBe(message.id)
    await expect(send('three', home.bo, { replyTo: id() })).rejects.toMatchObject({
      failure: 'message.notFound',
      field: 'replyTo',
    })
  })

  test('D11 no write of a removed member commits after the removal', async () => {
    const account = await makeAccount(fresh.db)
    const { conversation } = await createConversation(fresh.db, {
      id: uuidv7() as ConversationId,
      kind: 'group',
      subject: 'Race',
      participantIds: [account.bo.userId],
      by: account.ana,
    })
    const say = (index: number) =>
      sendMessage(fresh.db, {
        id: id(),
        conversationId: conversation.id,
        body: `${index}`,
        by: account.bo,
      }).then(
        ({ asOf }) => Number(asOf.split('.')[0]),
        () => null,
      )
    const first = Array.from({ length: 10 }, (_, index) => say(index))
    const removal = removeMember(fresh.db, { userId: account.bo.userId, by: account.owner })
    const more = Array.from({ length: 10 }, (_, index) => say(index))
    const removedAt = Number((await removal).asOf.split('.')[0])
    for (const position of await Promise.all([...first, ...more]))
      if (position !== null) expect(position).toBeLessThan(removedAt)
    expect(await say(99)).toBeNull()
  })
})

describe('edit and delete', () => {
  test('deleted text is nowhere: not in the row, the previews, the kept events or the answer', async () => {
    const secret = `secret-${uuidv7()}`
    const messageId = id()
    await sendMessage(fresh.db, { id: messageId, conversationId, body: secret, by: home.ana })
    await updateConversation(fresh.db, {
      conversationId,
      patch: { priority: 'high' },
      by: home.ana,
    })
    await deleteMessage(fresh.db, { messageId, by: home.ana })
    for (const table of ['messages', 'conversations', 'events', 'mutations']) {
      const rows = await fresh.db.sql.unsafe(
        `select 1 from ${table} t where t::text like '%${secret}%'`,
      )
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
    }
    const { items } = await listMessages(fresh.db, { conversationId, limit: 10, by: home.ana })
    const held = items.find(({ id }) => id === messageId)
    expect(held).toMatchObject({ body: '', deletedAt: expect.any(Date) })
  })

  test('only its author edits; its author or an admin deletes', async () => {
    const { message } = await send('mine')
    const edit = { messageId: message.id, body: 'yours' }
    await expect(editMessage(fresh.db, { ...edit, by: home.bo })).rejects.toMatchObject({
      failure: 'action.forbidden',
    })
    await expect(
      deleteMessage(fresh.db, { messageId: message.id, by: home.bo }),
    ).rejects.toMatchObject({
      failure: 'action.forbidden',
    })
    await expect(editMessage(fresh.db, { ...edit, by: home.cleo })).rejects.toMatchObject({
      failure: 'message.notFound',
    })
    expect(
      (await deleteMessage(fresh.db, { messageId: message.id, by: home.admin })).message.deletedAt,
    ).not.toBeNull()
    await expect(editMessage(fresh.db, { ...edit, by: home.ana })).rejects.toMatchObject({
      failure: 'message.deleted',
    })
  })

  test('the same edit twice says it once', async () => {
    const { message } = await send('a')
    const edit = { messageId: message.id, body: 'b', mutationId: uuidv7() as never, by: home.ana }
    const first = await editMessage(fresh.db, edit)
    const head = await readHead(fresh.db, home.id)
    expect(await editMessage(fresh.db, edit)).toEqual(first)
    expect(await readHead(fresh.db, home.id)).toEqual(head)
    await expect(editMessage(fresh.db, { ...edit, body: 'c' })).rejects.toMatchObject({
      failure: 'mutation.idReused',
    })
  })
})

describe('reading', () => {
  test('unread is counted from the pointer, goes back for the reader alone, and ends at the last word', async () => {
    const [contact] = home.contacts
    for (const body of ['1', '2', '3']) await send(body, contact)
    const read = await markRead(fresh.db, { conversationId, seq: 2, by: home.ana })
    expect(read.conversation).toMatchObject({ readSeq: 2, unreadCount: 1 })
    const back = await markUnread(fresh.db, { conversationId, seq: 1, by: home.ana })
    expect(back.conversation).toMatchObject({ readSeq: 2, unreadFrom: 1, unreadCount: 3 })
    const late = await markRead(fresh.db, { conversationId, seq: 2, by: home.ana })
    expect(late.conversation).toMatchObject({ readSeq: 2, unreadCount: 3 })
    const done = await markRead(fresh.db, { conversationId, seq: 99, by: home.ana })
    expect(done.conversation).toMatchObject({ readSeq: 3, unreadFrom: null, unreadCount: 0 })
    const { conversation } = await getConversation(fresh.db, { conversationId, by: home.bo })
    expect(conversation.unreadCount).toBe(3)
  })

  test('a reply to a customer is read by the customer alone', async () => {
    const { message } = await send('for you')
    await markRead(fresh.db, { conversationId, seq: message.seq, by: home.bo })
    const deliveryOf = async () =>
      (await listMessages(fresh.db, { conversationId, limit: 10, by: home.ana })).items.find(
        (one) => one.id === message.id,
      )?.delivery
    expect(await deliveryOf()).toBe('sent')
    await send('thanks', home.contacts[0])
    expect(await deliveryOf()).toBe('read')
  })

  test('windows: the newest, before, after and around a seq, ascending and with what lies beyond', async () => {
    for (let index = 1; index <= 9; index += 1) await send(`${index}`)
    const window = async (anchor: object) => {
      const { items, hasBefore, hasAfter } = await listMessages(fresh.db, {
        conversationId,
        limit: 4,
        by: home.ana,
        ...anchor,
      })
      return [items.map(({ seq }) => seq).join(), hasBefore, hasAfter]
    }
    expect(await window({})).toEqual(['6,7,8,9', true, false])
    expect(await window({ before: 6 })).toEqual(['2,3,4,5', true, true])
    expect(await window({ before: 3 })).toEqual(['1,2', false, true])
    expect(await window({ after: 5 })).toEqual(['6,7,8,9', true, false])
    expect(await window({ after: 0 })).toEqual(['1,2,3,4', false, true])
    expect(await window({ around: 5 })).toEqual(['3,4,5,6', true, true])
    expect(await window({ around: 1 })).toEqual(['1,2', false, true])
  })
})
