import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compare, defaultSort, priorities, statuses } from '@parley/contract'
import type {
  Conversation,
  ConversationFilter,
  ConversationId,
  MemberActor,
  MessageId,
  Sort,
} from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { addParticipants } from './addParticipants.ts'
import { createConversation } from './createConversation.ts'
import { getConversation, readConversation } from './getConversation.ts'
import { listConversations } from './listConversations.ts'
import { markRead } from './markRead.ts'
import { removeParticipant } from './removeParticipant.ts'
import { updateConversation } from './updateConversation.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount

beforeAll(async () => {
  fresh = await freshDb()
  ;[home, other] = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
  for (const account of [home, other]) await fill(account)
}, 120_000)
afterAll(() => fresh?.drop())

function pick<T>(values: readonly T[], index: number): T {
  return values[index % values.length]!
}

/** 60 customer conversations of every sort, and the other kinds. */
async function fill(account: TestAccount) {
  for (let index = 0; index < 60; index += 1) {
    const contact = pick(account.contacts, index)
    const id = uuidv7() as ConversationId
    const inboxId = pick(account.inboxes, index)
    // Many share a time: the id must keep the order total.
    const at = new Date(1_700_000_000_000 + Math.floor(index / 3) * 60_000)
    const own = { subject: index % 4 === 0 ? `Größe ${index}%` : null, at }
    await createConversation(fresh.db, {
      id,
      kind: 'support',
      inboxId,
      contactId: contact.contactId,
      by: contact,
      ...own,
    })
    if (index % 5 !== 0)
      await say(
        id,
        contact,
        `message ${index} about ${pick(['refunds', 'shipping', 'boots'], index)}`,
        at,
      )
    if (index % 3 === 0) await say(id, account.owner, 'an answer', at)
    const assignees = [null, account.ana.userId, account.bo.userId, account.cleo.userId]
    await updateConversation(fresh.db, {
      conversationId: id,
      patch: {
        status: pick(statuses, index),
        priority: pick([...priorities, null], index),
        assigneeId: pick(assignees, index),
        teamId: index % 7 === 0 ? account.team : null,
        labels: account.labels.filter((_, at) => (index >> at) & 1),
      },
      by: account.owner,
    })
    if (index % 4 === 1) await markRead(fresh.db, { conversationId: id, seq: 99, by: account.ana })
  }
  const [a, b] = [account.ana, account.bo]
  await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'direct',
    participantIds: [b.userId],
    by: a,
  })
  await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'group',
    subject: 'G',
    participantIds: [b.userId],
    by: a,
  })
  await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'announcement',
    subject: 'A',
    by: account.owner,
  })
}

function say(
  conversationId: ConversationId,
  by: Parameters<typeof sendMessage>[1]['by'],
  body: string,
  at: Date,
) {
  return sendMessage(fresh.db, { id: uuidv7() as MessageId, conversationId, body, by, at })
}

async function all(by: MemberActor, filter: ConversationFilter = {}, sort?: Sort, limit = 100) {
  const items: Conversation[] = []
  let cursor: string | null = null
  do {
    const parsed = ConversationFilterSchema.parse(filter)
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(fresh.db, {
      filter: parsed,
      sort,
      cursor,
      limit,
      by,
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

const ids = (rows: Conversation[]) => rows.map((row) => row.id)

describe('conversations.list', () => {
  test('a member sees by inbox, assignment, team and taking part; nothing of another account', async () => {
    const seen = async (by: MemberActor) => new Set(ids(await all(by)))
    const [owner, ana, cleo] = [await seen(home.owner), await seen(home.ana), await all(home.cleo)]
    const foreign = await seen(other.owner)
    for (const id of [...owner, ...ana]) expect(foreign.has(id)).toBe(false)
    for (const row of cleo)
      expect(
        row.inboxId === home.inboxes[1] ||
          row.assigneeId === home.cleo.userId ||
          row.teamId === home.team ||
          row.kind === 'announcement' ||
          row.purpose === 'support',
      ).toBe(true)
    expect(cleo.some((row) => row.inboxId === home.inboxes[0])).toBe(true)
    expect([...owner].some((id) => !ana.has(id))).toBe(true)
    expect((await all(home.ana, { kind: ['direct'] })).length).toBe(1)
    expect(await all(home.owner, { kind: ['direct'] })).toEqual([])
  })

  test('a row of a list is what getting it shows, with its contact and what it is to the viewer', async () => {
    for (const by of [home.owner, home.ana]) {
      const rows = await all(by)
      for (const row of rows)
        expect(row).toEqual(await readConversation(fresh.db, { conversationId: row.id, by }))
      for (const is of [
        (row: Conversation) => row.contact === null,
        (row: Conversation) => row.contact !== null,
        (row: Conversation) => row.unreadCount > 0,
        (row: Conversation) => row.unreadCount === 0,
      ])
        expect(rows.some(is)).toBe(true)
    }
  })

  test('search is literal, folds accents and case, takes the last word as a prefix, and never shows more', async () => {
    const found = async (search: string, by = home.owner) => (await all(by, { search })).length
    expect(await found('GROSSE')).toBe(15)
    expect(await found('größe 4%')).toBe(1)
    expect(await found('%')).toBe(15)
    expect(await found('_')).toBe(0)
    expect(await found('zoe angst')).toBe(20)
    expect(await found('about refu')).toBe(await found('REFUNDS'))
    expect(await found('refunds')).toBeGreaterThan(await found('refunds', home.cleo))
    for (const hostile of ["'", '"', '\\', ':*', '& | !', '<->', "x' & 'y", '()', '😀'])
      await found(hostile)
  })

  test('a cursor from another viewer, filter or sort, or an altered one, is refused', async () => {
    const { nextCursor } = await listConversations(fresh.db, { limit: 2, by: home.ana })
    const ask = (over: object) =>
      listConversations(fresh.db, { limit: 2, cursor: nextCursor, by: home.ana, ...over })
    const refused = { failure: 'cursor.invalid', field: 'cursor' }
    await expect(ask({ by: home.bo })).rejects.toMatchObject(refused)
    await expect(ask({ filter: { unassigned: true } })).rejects.toMatchObject(refused)
    await expect(ask({ sort: [{ by: 'createdAt', order: 'asc' }] })).rejects.toMatchObject(refused)
    await expect(ask({ cursor: `x${nextCursor}` })).rejects.toMatchObject(refused)
    await expect(ask({ cursor: 'e30.' })).rejects.toMatchObject(refused)
    expect((await ask({})).items).toHaveLength(2)
  })

  test('paging while rows move repeats none and loses none that stood still', async () => {
    const still = await all(home.ana)
    const moved = new Set<string>()
    const seen: string[] = []
    let cursor: string | null = null
    for (let turn = 0; ; turn += 1) {
      const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(
        fresh.db,
        { cursor, limit: 7, by: home.ana },
      )
      seen.push(...ids(page.items))
      cursor = page.nextCursor
      if (!cursor) break
      const mover = still.filter((row) => row.kind === 'support' && row.status !== 'closed')[
        turn * 3
      ]
      if (!mover) continue
      moved.add(mover.id)
      await sendMessage(fresh.db, {
        id: uuidv7() as MessageId,
        conversationId: mover.id,
        body: 'up',
        by: home.ana,
      })
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const row of still) if (!moved.has(row.id)) expect(seen).toContain(row.id)
    expect((await all(home.ana)).map((row) => row.id)).toEqual(
      ids([...(await all(home.ana))].sort(compare(defaultSort))),
    )
  })
})

describe('taking part', () => {
  test('between the same two there is one direct conversation, whoever asks and however often at once', async () => {
    const ask = (by: MemberActor, to: MemberActor) =>
      createConversation(fresh.db, {
        id: uuidv7() as ConversationId,
        kind: 'direct',
        participantIds: [to.userId],
        by,
      })
    const answers = await Promise.all(
      [1, 2, 3].flatMap(() => [ask(home.admin, home.cleo), ask(home.cleo, home.admin)]),
    )
    expect(new Set(answers.map(({ conversation }) => conversation.id)).size).toBe(1)
  })

  test('who leaves a group loses sight of it; who joins sees it whole', async () => {
    const { conversation } = await createConversation(fresh.db, {
      id: uuidv7() as ConversationId,
      kind: 'group',
      subject: 'Crew',
      participantIds: [home.bo.userId],
      by: home.ana,
    })
    const key = { conversationId: conversation.id }
    const sees = (by: MemberActor) =>
      getConversation(fresh.db, { ...key, by }).then(
        () => true,
        () => false,
      )
    expect([
      await sees(home.ana),
      await sees(home.bo),
      await sees(home.cleo),
      await sees(home.owner),
    ]).toEqual([true, true, false, false])
    await addParticipants(fresh.db, { ...key, userIds: [home.cleo.userId], by: home.bo })
    await removeParticipant(fresh.db, { ...key, userId: home.bo.userId, by: home.bo })
    expect([await sees(home.ana), await sees(home.bo), await sees(home.cleo)]).toEqual([
      true,
      false,
      true,
    ])
    await expect(
      addParticipants(fresh.db, { ...key, userIds: [other.bo.userId], by: home.ana }),
    ).rejects.toMatchObject({
      failure: 'member.notFound',
    })
  })

  test('only owners and admins announce', async () => {
    const announce = (by: MemberActor) =>
      createConversation(fresh.db, {
        id: uuidv7() as ConversationId,
        kind: 'announcement',
        subject: 'News',
        by,
      })
    await expect(announce(home.ana)).rejects.toMatchObject({ failure: 'role.forbidden' })
    const { conversation } = await announce(home.admin)
    const write = (by: MemberActor) => say(conversation.id, by, 'hear', new Date())
    await expect(write(home.ana)).rejects.toMatchObject({ failure: 'action.forbidden' })
    expect((await write(home.owner)).message.seq).toBe(1)
  })
})
