import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, ConversationId, Filter, MemberActor, MessageId } from '@parley/contract'
import { SearchMessagesInput } from '@parley/contract/schema'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { removeMember } from '../members/removeMember.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { listMessages } from './listMessages.ts'
import { searchMessages } from './searchMessages.ts'
import { sendMessage } from './sendMessage.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
let first: ConversationId
let second: ConversationId
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
  first = await begin(home, 0)
  second = await begin(home, 1)
})
afterAll(() => fresh?.drop())

async function begin({ inboxes, contacts, ana }: TestAccount, inbox: 0 | 1) {
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: inboxes[inbox],
    contactId: contacts[0]!.contactId,
    subject: `Of inbox ${inbox}`,
    by: ana,
  })
  return conversation.id
}

async function say(conversationId: string, body: string, more: object = {}, by: Actor = home.ana) {
  const id = uuidv7() as MessageId
  await sendMessage(fresh.db, { id, conversationId: conversationId as never, body, by, ...more })
  return id
}

const search = (query: string, more: object = {}, by: MemberActor = home.ana) =>
  searchMessages(fresh.db, { query, limit: 25, by, ...more })
const found = async (query: string, more: object = {}, by: MemberActor = home.ana) =>
  (await search(query, more, by)).items.map(({ message }) => message.body)

test('a hit is the message as its conversation lists it, with what is shown beside it', async () => {
  const id = await say(first, 'The quick brown fox', {}, home.contacts[0]!)
  await markRead(fresh.db, { conversationId: first, seq: 1, by: home.bo })
  const { items, nextCursor, asOf } = await search('QUICK bro')
  const listed = await listMessages(fresh.db, { conversationId: first, limit: 25, by: home.ana })
  expect(items).toEqual([
    {
      message: listed.items.find((message) => message.id === id),
      conversation: {
        id: first,
        number: expect.any(Number),
        purpose: null,
        kind: 'support',
        subject: 'Of inbox 0',
        status: 'open',
        inboxId: home.inboxes[0],
        contact: expect.objectContaining({ name: 'Zoë Ångström' }),
        participants: [],
        participantCount: 0,
      },
      snippet: [
        { text: 'The ', hit: false },
        { text: 'quick', hit: true },
        { text: ' ', hit: false },
        { text: 'bro', hit: true },
        { text: 'wn fox', hit: false },
      ],
    },
  ])
  expect(items[0]!.message.delivery).toBe(listed.items[0]!.delivery)
  expect([nextCursor, asOf]).toEqual([null, listed.asOf])
})

test('every word must be there, the last as a beginning, in any language', async () => {
  const bodies = [
    'Größe und Straße',
    'Un éclair au café',
    '私は東京都に住む',
    'Доброе утро',
    'mail ana@example.com about ABC-1234',
  ]
  for (const body of bodies) await say(first, body)
  const cases: [string, string[]][] = [
    ['GROSSE stra', [bodies[0]!]],
    ['gros strasse', []],
    ['ECLAIR cafe', [bodies[1]!]],
    ['東京都', [bodies[2]!]],
    ['ДОБРОЕ', [bodies[3]!]],
    ['example', [bodies[4]!]],
    ['abc-1234', [bodies[4]!]],
    ['1234', [bodies[4]!]],
  ]
  for (const [query, expected] of cases)
    expect([query, await found(query)]).toEqual([query, expected])
})

describe('what is shown to whom', () => {
  test('only conversations the viewer sees, and only their account', async () => {
    await say(first, 'walrus one')
    await say(second, 'walrus two')
    await say(await begin(other, 0), 'walrus three', {}, other.ana)
    expect(await found('walrus')).toEqual(['walrus two', 'walrus one'])
    expect(await found('walrus', {}, home.cleo)).toEqual(['walrus two'])
    expect(await found('walrus', {}, home.owner)).toEqual(['walrus two', 'walrus one'])
    expect(await found('walrus', {}, other.owner)).toEqual(['walrus three'])
  })

  test('what two people say is theirs, also before admins', async () => {
    const { conversation } = await createConversation(fresh.db, {
      id: uuidv7() as ConversationId,
      kind: 'direct',
      participantIds: [home.bo.userId],
      by: home.ana,
    })
    await say(conversation.id, 'our penguin')
    expect(await found('penguin', {}, home.bo)).toEqual(['our penguin'])
    expect(await found('penguin', {}, home.owner)).toEqual([])
  })

  test('a note is found by members', async () => {
    await say(first, 'a secret otter', { kind: 'note' })
    expect(await found('otter', {}, home.bo)).toEqual(['a secret otter'])
  })

  test('what was deleted is not found, what was edited by its new words', async () => {
    const [gone, changed] = [await say(first, 'badger gone'), await say(first, 'badger before')]
    await deleteMessage(fresh.db, { messageId: gone, by: home.ana })
    await editMessage(fresh.db, { messageId: changed, body: 'ferret after', by: home.ana })
    expect(await found('badger')).toEqual([])
    expect(await found('ferret')).toEqual(['ferret after'])
  })

  test('who is no longer a member is told so', async () => {
    const left = await makeAccount(fresh.db)
    await removeMember(fresh.db, { userId: left.bo.userId, by: left.owner })
    expect(await refusal(search('x', {}, left.bo))).toBe('account.notFound accountId')
  })
})

test('a filter keeps conversations', async () => {
  await say(first, 'lemur one')
  await say(second, 'lemur two')
  await updateConversation(fresh.db, {
    conversationId: second,
    patch: { priority: 'urgent', labels: ['vip'] },
    by: home.ana,
  })
  const filters: [Filter, string[]][] = [
    [{ id: { in: [first] } }, ['lemur one']],
    [{ priority: { in: ['urgent'] } }, ['lemur two']],
    [{ not: { labels: { any: ['vip'] } } }, ['lemur one']],
    [{ search: 'inbox 0' }, ['lemur one']],
    [{ assigneeId: { in: ['me'] } }, []],
  ]
  for (const walk of [0, 1, 1000])
    for (const [filter, expected] of filters)
      expect([filter, await found('lemur', { filter, walk })]).toEqual([filter, expected])
})

describe('pages', () => {
  const bodies = Array.from({ length: 23 }, (_, index) => `heron ${index}`)
  beforeAll(async () => {
    for (const [index, body] of bodies.entries()) {
      await say(index % 2 ? first : second, body)
      await say(first, `between ${index}`)
    }
    // Instants that differ by less than a millisecond, and some that do not.
    await fresh.db.sql`update messages set created_at = now() + (seq / 2) * interval '1 microsecond'
      where body like 'heron%'`
  })

  async function walkAll(walk: number, limit: number, by = home.ana) {
    const all: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof search>> = await search(
        'heron',
        { limit, cursor, walk },
        by,
      )
      all.push(...page.items.map(({ message }) => message.body))
      cursor = page.nextCursor
    } while (cursor)
    return all
  }

  test('follow each other, the newest first, however they are found', async () => {
    const m = tables.messages
    const rows = await fresh.db.sql<{ body: string }[]>`select body from messages
      where account_id = ${home.id} and body like 'heron%' order by created_at desc, id desc`
    const expected = rows.map(({ body }) => body)
    expect(expected.toSorted()).toEqual(bodies.toSorted())
    for (const walk of [0, 3, 10, 10_000])
      for (const limit of [1, 7, 23, 100])
        expect([walk, limit, await walkAll(walk, limit)]).toEqual([walk, limit, expected])
    const ofCleo = await fresh.db.orm
      .select({ body: m.body })
      .from(m)
      .where(eq(m.conversationId, second))
    const seen = new Set(ofCleo.map(({ body }) => body))
    expect(await walkAll(5, 2, home.cleo)).toEqual(expected.filter((body) => seen.has(body)))
  })

  test('a cursor is bound to viewer, query and filter', async () => {
    const { nextCursor: cursor } = await search('heron', { limit: 1 })
    expect(await found('heron', { limit: 1, cursor })).toHaveLength(1)
    const others: [string, object, MemberActor?][] = [
      ['heron 1', { cursor }],
      ['heron', { cursor, filter: { id: { in: [first] } } }],
      ['heron', { cursor }, home.bo],
      ['heron', { cursor: `x${cursor}` }],
    ]
    for (const [query, more, by] of others)
      expect(await refusal(search(query, more, by))).toBe('cursor.invalid cursor')
  })
})

describe('no character has power', () => {
  test.each([
    ["it's", 'well it’s here'],
    ['100%', 'surely 100% of it'],
    ['a_b', 'the a_b of it'],
    ['back\\slash', 'a back\\slash'],
    ['one & two | !three', 'one two three'],
    ['four:*', 'four five'],
    ['six <-> seven', 'seven and six'],
    ["') or 1=1 --", 'or 1=1'],
    ['(paren', 'paren theses'],
  ])('%s', async (query, body) => {
    const id = await say(first, body)
    const { items } = await search(query)
    expect(items.map(({ message }) => message.id)).toContain(id)
    await deleteMessage(fresh.db, { messageId: id, by: home.ana })
    expect(await found(query)).toEqual([])
  })

  test.each(['!!!', '   ', '%', '_', '\\', "'", '&', '|', '!', ':*', '()', '<->', '🙂', '\u200b'])(
    '%j holds no word and finds nothing',
    async (query) => expect(await found(query)).toEqual([]),
  )

  test('a long word and a message of 10,000 characters', async () => {
    await say(first, `${'y'.repeat(9990)} end`)
    await say(first, '東'.repeat(10_000))
    await say(first, Array.from({ length: 2000 }, (_, index) => (index % 1000) + 5000).join(' '))
    expect(await found('y'.repeat(200))).toHaveLength(1)
    expect(await found('東'.repeat(200))).toHaveLength(1)
    expect(await found('5999')).toHaveLength(1)
  })

  test('the input refuses what cannot be searched', () => {
    const parse = (query: unknown) =>
      SearchMessagesInput.safeParse({ accountId: home.id, query }).success
    expect(['x', 'x'.repeat(200), '!!!', ' '].map(parse)).toEqual([true, true, true, true])
    expect(['', 'x'.repeat(201), 'x'.repeat(10_000), 'a\u0000b', 'a\ud800', 7].map(parse)).toEqual(
      Array(6).fill(false),
    )
  })
})
