import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation, MemberActor, MessageId, Sort } from '@parley/contract'
import { lawCases } from '@parley/contract/testing'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { addInboxMember } from '../inboxes/addInboxMember.ts'
import { removeInboxMember } from '../inboxes/removeInboxMember.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { addTeamMember } from '../teams/addTeamMember.ts'
import { makeWorld } from '../testing/makeWorld.ts'
import type { World } from '../testing/makeWorld.ts'
import { addParticipants } from './addParticipants.ts'
import { listConversations } from './listConversations.ts'
import { markRead } from './markRead.ts'
import { markUnread } from './markUnread.ts'
import { matchingIds } from './matchingIds.ts'
import { raiseReadFloor } from './raiseReadFloor.ts'
import { readSight } from './readSight.ts'
import { updateConversation } from './updateConversation.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
}, 60_000)
afterAll(() => fresh?.drop())

const people = ['owner', 'ana', 'bo', 'cleo'] as const

async function list(by: MemberActor, filter: object, walk?: number, sort?: Sort) {
  const { items } = await listConversations(fresh.db, { filter, sort, by, limit: 100, walk })
  return items
}

/** Orders that begin with what is old: what is below a floor is found apart from what is above it. */
const oldFirst: Sort[] = [
  [{ by: 'createdAt', order: 'asc' }],
  [{ by: 'lastActivityAt', order: 'asc' }],
  [{ by: 'waitingSince', order: 'asc' }],
]

async function check({ account }: World) {
  for (const name of people) {
    const unread = (await list(account[name], {})).filter(({ unreadCount }) => unreadCount > 0)
    const ids = (rows: Conversation[]) => rows.map(({ id }) => id)
    expect([name, ids(await list(account[name], { hasUnread: true }, 0))]).toEqual([
      name,
      ids(unread),
    ])
    for (const sort of oldFirst) {
      const inOrder = (await list(account[name], {}, 0, sort)).filter(
        ({ unreadCount }) => unreadCount > 0,
      )
      expect(ids(await list(account[name], { hasUnread: true }, 3, sort))).toEqual(ids(inOrder))
    }
    const either = { or: [{ hasUnread: true }, { pinned: true }] }
    const found = ids(await list(account[name], either, 0))
    expect(ids(unread).filter((id) => !found.includes(id))).toEqual([])
  }
}

type Act = (world: World, rows: Conversation[], pick: number) => Promise<unknown>

const row = (rows: Conversation[], pick: number) => rows[pick % rows.length]!.id
const db = () => fresh.db
const acts: Record<string, Act> = {
  assign: ({ account }, rows, pick) =>
    updateConversation(db(), {
      conversationId: row(rows, pick),
      patch: { assigneeId: [account.cleo.userId, account.bo.userId, null][pick % 3]! },
      by: account.owner,
    }),
  team: ({ account }, rows, pick) =>
    updateConversation(db(), {
      conversationId: row(rows, pick),
      patch: { teamId: pick % 2 ? account.team : null },
      by: account.owner,
    }),
  takePart: ({ account }, rows, pick) =>
    addParticipants(db(), {
      conversationId: row(rows, pick),
      userIds: [account.cleo.userId],
      by: account.owner,
    }),
  write: ({ account }, rows, pick) =>
    sendMessage(db(), {
      id: uuidv7() as MessageId,
      conversationId: row(rows, pick),
      body: 'new',
      by: account.owner,
    }),
  writeOfEarlier: ({ account }, rows, pick) =>
    sendMessage(db(), {
      id: uuidv7() as MessageId,
      conversationId: row(rows, pick),
      body: 'old',
      at: new Date(Date.now() - 3_600_000),
      by: account.owner,
    }),
  read: ({ account }, rows, pick) =>
    markRead(db(), { conversationId: row(rows, pick), seq: 9, by: account[people[pick % 4]!] }),
  unread: ({ account }, rows, pick) =>
    markUnread(db(), { conversationId: row(rows, pick), seq: 1, by: account[people[pick % 4]!] }),
  serve: ({ account }) =>
    addInboxMember(db(), {
      inboxId: account.inboxes[0],
      userId: account.cleo.userId,
      by: account.system,
    }),
  serveNoMore: ({ account }) =>
    removeInboxMember(db(), {
      inboxId: account.inboxes[0],
      userId: account.cleo.userId,
      by: account.system,
    }),
  join: ({ account }) =>
    addTeamMember(db(), { teamId: account.team, userId: account.bo.userId, by: account.system }),
  raise: ({ account }, _, pick) =>
    raiseReadFloor(db(), { by: account[people[pick % 4]!], step: pick % 3 ? pick % 7 : undefined }),
}

test('whatever happens before, between and after: what is unread is found above the floors and by their exceptions', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(1000)), {
    minLength: 10,
    maxLength: 25,
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(), steps, async (seed, taken) => {
      const world = await makeWorld(fresh.db, seed, new Date(), 15)
      const rows = (await list(world.account.owner, { kind: { in: ['support'] } })).filter(
        ({ status }) => status !== 'closed',
      )
      for (const name of people) await raiseReadFloor(fresh.db, { by: world.account[name] })
      await check(world)
      // Who may not is refused.
      for (const [name, pick] of taken) await acts[name]!(world, rows, pick).catch(() => {})
      await check(world)
    }),
    lawCases(12),
  )
}, 3_600_000)

test('a floor is raised step by step as far as in one', async () => {
  const { account } = await makeWorld(fresh.db, 3, new Date(Date.now() - 86_400_000), 20)
  const { ana: by } = account
  const raised = async (step?: number) => {
    await fresh.db.orm.delete(tables.readFloors)
    const { remaining } = await raiseReadFloor(fresh.db, { by, step })
    const [floor] = await fresh.db.orm.select().from(tables.readFloors)
    return { remaining, ids: floor!.remaining?.toSorted() }
  }
  const atOnce = await raised()
  expect(atOnce.remaining).toBeGreaterThan(0)
  for (const step of [0, 1, 4]) expect(await raised(step)).toEqual(atOnce)
})

test('what is read leaves nothing below, what is not is remembered', async () => {
  const { account } = await makeWorld(fresh.db, 1, new Date(), 20)
  const unread = (await list(account.ana, { hasUnread: true })).length
  const { remaining } = await raiseReadFloor(fresh.db, { by: account.ana })
  expect(remaining).toBeGreaterThan(0)
  expect(remaining).toBeLessThanOrEqual(unread)
  for (const { id, lastSeq } of await list(account.ana, { hasUnread: true }))
    await markRead(fresh.db, { conversationId: id, seq: lastSeq, by: account.ana })
  expect(await raiseReadFloor(fresh.db, { by: account.ana })).toEqual({ remaining: 0 })
  expect(await list(account.ana, { hasUnread: true })).toEqual([])
})

test('a floor that is lowered between its being read and the rows hides nothing', async () => {
  const { account } = await makeWorld(fresh.db, 2, new Date(), 20)
  const { ana: by } = account
  const filter = { hasUnread: true }
  await raiseReadFloor(fresh.db, { by })
  const unread = (await list(by, filter)).map(({ id }) => id)
  const sight = await readSight(fresh.db, by, [filter])
  const { readFloors } = tables
  const since = new Date(0)
  await fresh.db.orm.update(readFloors).set({ at: since, remaining: [] })
  const page = { ...sight, by, filter, sort: null, limit: 100, walk: 0, now: new Date() }
  const found = await fresh.db.orm.execute<{ id: string }>(matchingIds(page))
  expect(unread.length).toBeGreaterThan(0)
  expect(found.map(({ id }) => id).toSorted()).toEqual(unread.toSorted())
})
