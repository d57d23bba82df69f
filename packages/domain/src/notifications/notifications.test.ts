import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { defaultPreferences } from '@parley/contract'
import type { Actor, ConversationId, MemberActor, MutationId } from '@parley/contract'
import { mentionMark } from '@parley/contract/markdown'
import { parseCursor, readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { muteConversation } from '../conversations/muteConversation.ts'
import { removeParticipant } from '../conversations/removeParticipant.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { removeInboxMember } from '../inboxes/removeInboxMember.ts'
import { removeMember } from '../members/removeMember.ts'
import { deleteMessage } from '../messages/deleteMessage.ts'
import { editMessage } from '../messages/editMessage.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { bulkUpdate } from '../operations/bulkUpdate.ts'
import { resumeOperations } from '../operations/resumeOperations.ts'
import { updatePreferences } from '../people/updatePreferences.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { countNotifications } from './countNotifications.ts'
import { forgetOldNotifications } from './forgetOldNotifications.ts'
import { listNotifications } from './listNotifications.ts'
import { markNotificationsRead } from './markNotificationsRead.ts'

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
  conversationId = await begin()
})

async function begin(more: { assigneeId?: MemberActor['userId']; by?: Actor } = {}) {
  const { conversation } = await createConversation(fresh.db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    by: home.contacts[0]!,
    ...more,
  })
  return conversation.id
}

const say = (by: Actor, body: string, more: { conversationId?: ConversationId } = {}) =>
  sendMessage(fresh.db, { id: id(), conversationId, body, by, ...more })
const assign = (to: MemberActor | null, by = home.owner) =>
  updateConversation(fresh.db, { conversationId, patch: { assigneeId: to?.userId ?? null }, by })
const list = async (by: MemberActor, limit = 25) =>
  (await listNotifications(fresh.db, { limit, by })).items
const kinds = async (by: MemberActor) => (await list(by)).map(({ kind }) => kind)
const unread = async (by: MemberActor) => (await countNotifications(fresh.db, { by })).count
const mention = (who: MemberActor) => mentionMark(who.userId)
const position = async () => (await readHead(fresh.db, home.id)).position
const heard = async (after: number) =>
  (await readLog(fresh.db, home.id, { after, limit: 1000 })).map(({ event, audience }) => ({
    type: event.type,
    audience,
  }))
const choose = (by: MemberActor, wanted: object) =>
  updatePreferences(fresh.db, {
    patch: { notifications: { ...defaultPreferences.notifications, ...wanted } },
    by,
  })

test('who is mentioned is told, in the same commit, alone, with the words as they are now', async () => {
  const before = await position()
  const { message } = await say(home.ana, `${mention(home.bo)} could you look?`)
  const events = await heard(before)
  expect(events.filter(({ type }) => type === 'notification.new')).toEqual([
    { type: 'notification.new', audience: [`user:${home.bo.userId}`] },
  ])
  const [told] = await list(home.bo)
  expect(told).toMatchObject({
    kind: 'mention',
    conversationId,
    messageId: message.id,
    seq: 1,
    count: 1,
    actor: { type: 'member', id: home.ana.userId },
    text: message.body,
    readAt: null,
    conversation: { id: conversationId, contact: { name: 'Zoë Ångström' } },
  })
  await deleteMessage(fresh.db, { messageId: message.id, by: home.ana })
  expect((await list(home.bo))[0]).toMatchObject({ messageId: message.id, text: null })
})

test('nothing of the words is in what is kept', async () => {
  await say(home.ana, `${mention(home.bo)} secret words`)
  const log = await readLog(fresh.db, home.id, { after: 0, limit: 1000 })
  const told = log.filter(({ event }) => event.type === 'notification.new')
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).not.toContain('secret')
})

test('nobody is told of what they did, nor of what they may not see', async () => {
  await say(home.ana, `${mention(home.ana)} ${mention(home.cleo)} note to self`)
  expect(await kinds(home.ana)).toEqual([])
  // Cleo does not serve this inbox.
  expect(await kinds(home.cleo)).toEqual([])
})

test('who is given a conversation is told, once, unless they took it', async () => {
  await assign(home.bo)
  await assign(home.bo)
  expect(await kinds(home.bo)).toEqual(['assignment'])
  await assign(home.ana, home.ana)
  expect(await kinds(home.ana)).toEqual([])
})

test('answers where one is assigned are one notification until it is read', async () => {
  await assign(home.ana, home.ana)
  await say(home.contacts[0]!, 'first')
  const before = await position()
  const { message } = await say(home.contacts[0]!, 'second')
  const news = (await readLog(fresh.db, home.id, { after: before, limit: 10 })).flatMap(
    ({ event }) => (event.type === 'notification.new' ? [event] : []),
  )
  expect(news).toMatchObject([{ isNew: false, notification: { count: 2 } }])
  expect(await list(home.ana)).toMatchObject([
    { kind: 'reply', count: 2, messageId: message.id, text: 'second' },
  ])
  await markRead(fresh.db, { conversationId, seq: message.seq, by: home.ana })
  await say(home.contacts[0]!, 'third')
  expect(await list(home.ana)).toMatchObject([{ count: 1 }, { count: 2 }])
})

test('a mention of who is assigned is told once, as a mention', async () => {
  await assign(home.ana, home.ana)
  await say(home.bo, `${mention(home.ana)} and all`)
  expect(await kinds(home.ana)).toEqual(['mention'])
})

test('an edit tells those whom it mentions first, once, and with the message as it is now', async () => {
  const { message } = await say(home.ana, `${mention(home.bo)} look`)
  const edit = (body: string) =>
    editMessage(fresh.db, { messageId: message.id, body, by: home.ana, mutationId: id() })
  await edit(`${mention(home.bo)} and ${mention(home.owner)} look`)
  await edit('nobody in particular')
  await edit(`${mention(home.owner)} and ${mention(home.bo)} and ${mention(home.cleo)} again`)
  expect(await kinds(home.bo)).toEqual(['mention'])
  expect(await list(home.owner)).toMatchObject([
    { kind: 'mention', messageId: message.id, count: 1 },
  ])
  // Cleo does not see the inbox.
  expect(await kinds(home.cleo)).toEqual([])
})

test('those who take part in a direct conversation are told, in a large group only who is called', async () => {
  const { conversation: direct } = await createConversation(fresh.db, {
    id: id(),
    kind: 'direct',
    participantIds: [home.bo.userId],
    by: home.ana,
  })
  await say(home.ana, 'psst', { conversationId: direct.id })
  expect(await kinds(home.bo)).toEqual(['reply'])
})

test('muted conversations tell of mentions alone', async () => {
  await assign(home.ana, home.ana)
  await muteConversation(fresh.db, { conversationId, on: true, by: home.ana })
  await say(home.contacts[0]!, 'anybody?')
  expect(await kinds(home.ana)).toEqual([])
  await say(home.bo, `${mention(home.ana)} please`)
  expect(await kinds(home.ana)).toEqual(['mention'])
})

test('one hears of what one chose to hear of', async () => {
  await choose(home.bo, { mention: false, assignment: false })
  await say(home.ana, `${mention(home.bo)} hello`)
  await assign(home.bo)
  expect(await kinds(home.bo)).toEqual([])
  await say(home.ana, `${mention(home.bo)} it is yours now`)
  expect(await kinds(home.bo)).toEqual(['reply'])
})

test('a new conversation is told to who serves the inbox and asked for it', async () => {
  await choose(home.bo, { newConversation: true })
  await choose(home.cleo, { newConversation: true })
  await begin()
  expect(await kinds(home.bo)).toEqual(['newConversation'])
  expect(await kinds(home.ana)).toEqual([])
  expect(await kinds(home.cleo)).toEqual([])
  await begin({ assigneeId: home.bo.userId, by: home.ana })
  expect((await kinds(home.bo))[0]).toBe('assignment')
})

test('many given to one person are one notification with their number, also batch by batch', async () => {
  await fresh.db
    .sql`insert into conversations (account_id, id, number, kind, inbox_id, last_activity_at, created_at, audience)
    select account_id, uuidv7(), 1000 + n, kind, inbox_id, now(), now(), audience
    from conversations, generate_series(1, 599) n where account_id = ${home.id} and kind = 'support'`
  const patch = { assigneeId: home.bo.userId }
  const filter = { kind: { in: ['support' as const] } }
  await bulkUpdate(fresh.db, { operationId: id(), filter, patch, by: home.owner })
  await resumeOperations(fresh.db, { signal: new AbortController().signal, onFault: () => {} })
  expect(await list(home.bo)).toMatchObject([{ kind: 'assignment', count: 600 }])
  expect(await unread(home.bo)).toBe(1)
})

test('reading a conversation past it reads it, in the same commit; answering does too', async () => {
  await say(home.ana, `${mention(home.bo)} one`)
  await say(home.ana, `${mention(home.bo)} two`)
  const before = await position()
  await markRead(fresh.db, { conversationId, seq: 1, by: home.bo })
  expect((await heard(before)).map(({ type }) => type)).toContain('notification.read')
  expect((await list(home.bo)).map(({ readAt }) => readAt !== null)).toEqual([false, true])
  await say(home.bo, 'here I am')
  expect(await unread(home.bo)).toBe(0)
})

test('reading the last word reads what one was told of since: being given it is no word', async () => {
  await say(home.contacts[0]!, 'hello')
  const read = () => markRead(fresh.db, { conversationId, seq: 1, by: home.ana })
  await read()
  await assign(home.ana)
  expect(await unread(home.ana)).toBe(1)
  await read()
  expect(await unread(home.ana)).toBe(0)
  await assign(null)
  await assign(home.ana)
  await bulkUpdate(fresh.db, {
    operationId: id(),
    filter: { id: { in: [conversationId] } },
    patch: { read: true },
    by: home.ana,
  })
  expect(await unread(home.ana)).toBe(0)
})

test('bulk reading reads them too', async () => {
  await say(home.ana, `${mention(home.bo)} one`)
  const patch = { read: true }
  await bulkUpdate(fresh.db, { operationId: id(), filter: {}, patch, by: home.bo })
  expect(await unread(home.bo)).toBe(0)
})

test('by id, by conversation, or all: marked read once, and told to their person alone', async () => {
  await say(home.ana, `${mention(home.bo)} one`)
  await say(home.ana, `${mention(home.bo)} two`)
  await say(home.ana, `${mention(home.owner)} three`)
  const [newest] = await list(home.bo)
  const mutationId = uuidv7() as MutationId
  const before = await position()
  const mark = () => markNotificationsRead(fresh.db, { ids: [newest!.id], mutationId, by: home.bo })
  await mark()
  await mark()
  expect(await heard(before)).toEqual([
    { type: 'notification.read', audience: [`user:${home.bo.userId}`] },
  ])
  expect(await unread(home.bo)).toBe(1)
  await markNotificationsRead(fresh.db, { conversationId, by: home.bo })
  expect(await unread(home.bo)).toBe(0)
  expect(await unread(home.owner)).toBe(1)
  // Another's are passed over.
  await markNotificationsRead(fresh.db, { ids: [(await list(home.owner))[0]!.id], by: home.bo })
  expect(await unread(home.owner)).toBe(1)
  await markNotificationsRead(fresh.db, { all: true, by: home.owner })
  expect(await unread(home.owner)).toBe(0)
})

test('they vanish with the sight of the conversation', async () => {
  await assign(home.cleo)
  expect(await unread(home.cleo)).toBe(1)
  await assign(home.bo)
  expect(await list(home.cleo)).toEqual([])
  expect(await unread(home.cleo)).toBe(0)
  await removeInboxMember(fresh.db, {
    inboxId: home.inboxes[0],
    userId: home.bo.userId,
    by: home.owner,
  })
  expect(await kinds(home.bo)).toEqual(['assignment'])
  await assign(null)
  expect(await list(home.bo)).toEqual([])
})

test('they vanish with a seat in a group, and with the membership', async () => {
  const { conversation: group } = await createConversation(fresh.db, {
    id: id(),
    kind: 'group',
    subject: 'Lunch',
    participantIds: [home.bo.userId],
    by: home.ana,
  })
  await say(home.ana, 'noon?', { conversationId: group.id })
  expect(await kinds(home.bo)).toEqual(['reply'])
  await removeParticipant(fresh.db, {
    conversationId: group.id,
    userId: home.bo.userId,
    by: home.ana,
  })
  expect(await list(home.bo)).toEqual([])
  await assign(home.bo)
  await removeMember(fresh.db, { userId: home.bo.userId, by: home.owner })
  const { notifications: n } = tables
  const mine = and(eq(n.accountId, home.id), eq(n.userId, home.bo.userId))
  expect(await fresh.db.orm.select().from(n).where(mine)).toEqual([])
})

test('pages go on where they ended; a cursor of another person is refused', async () => {
  for (const body of ['one', 'two', 'three']) await say(home.ana, `${mention(home.bo)} ${body}`)
  const first = await listNotifications(fresh.db, { limit: 2, by: home.bo })
  const cursor = first.nextCursor!
  const second = await listNotifications(fresh.db, { limit: 2, cursor, by: home.bo })
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([3, 2, 1])
  expect(second.nextCursor).toBeNull()
  const foreign = listNotifications(fresh.db, { limit: 2, cursor, by: home.owner })
  expect(await refusal(foreign)).toBe('cursor.invalid cursor')
})

test('of each person the newest 500 of the last 60 days are kept', async () => {
  await say(home.ana, `${mention(home.bo)} one`)
  await fresh.db
    .sql`insert into notifications (account_id, id, user_id, kind, conversation_id, seq, actor_type, at)
    select account_id, uuidv7(), user_id, kind, conversation_id, 1, actor_type, now() - n * interval '1 minute'
    from notifications, generate_series(1, 520) n where account_id = ${home.id}`
  await fresh.db.sql`update notifications set at = now() - interval '61 days'
    where account_id = ${home.id} and at > now() - interval '30 minutes' and message_id is null`
  await forgetOldNotifications(fresh.db)
  const [kept] = await fresh.db.sql`select count(*)::int, min(at) from notifications
    where account_id = ${home.id}`
  expect(kept!['count']).toBeLessThanOrEqual(500)
  expect(kept!['count']).toBeGreaterThan(480)
  expect(Date.parse(kept!['min'])).toBeGreaterThan(Date.now() - 60 * 86_400_000)
})

test('a count is of the moment of its asOf, whoever is told something meanwhile', async () => {
  const told = new Map([[await position(), 0]])
  const answers: Awaited<ReturnType<typeof countNotifications>>[] = []
  let isOver = false
  const counting = (async () => {
    while (!isOver) answers.push(await countNotifications(fresh.db, { by: home.bo }))
  })()
  for (let times = 1; times <= 30; times += 1) {
    await say(home.ana, `${mention(home.bo)} ${times}`)
    told.set(await position(), times)
  }
  isOver = true
  await counting
  const wrong = answers.filter(({ count, asOf }) => count !== told.get(parseCursor(asOf)!.position))
  expect(new Set(answers.map(({ count }) => count)).size).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})

test('a send that concerns nobody asks about nobody, one that calls people asks once for all of them', async () => {
  const asked: string[] = []
  const options = fresh.db.sql.options as { debug: unknown }
  const about = async (body: string) => {
    asked.length = 0
    options.debug = (_: number, text: string) => asked.push(text)
    await say(home.ana, body)
    options.debug = false
    return asked.filter((text) => text.includes('"notifications"')).length
  }
  expect(await about('nobody is here')).toBe(0)
  expect(asked.length).toBeGreaterThan(3)
  // Who they are, and the rows.
  expect(await about(`${mention(home.bo)} ${mention(home.owner)} ${mention(home.admin)}`)).toBe(2)
})
