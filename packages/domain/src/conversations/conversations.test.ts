import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, ConversationId, MemberActor } from '@parley/contract'
import { readHead } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { makeAccount, refusal, told } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { addParticipants } from './addParticipants.ts'
import { createConversation } from './createConversation.ts'
import { getConversation } from './getConversation.ts'
import { listParticipants } from './listParticipants.ts'
import { muteConversation } from './muteConversation.ts'
import { pinConversation } from './pinConversation.ts'
import { removeParticipant } from './removeParticipant.ts'
import { updateConversation } from './updateConversation.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
const id = () => uuidv7() as ConversationId
const position = async () => (await readHead(fresh.db, home.id)).position

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const begin = (wanted: object, by: Actor = home.ana) =>
  createConversation(fresh.db, { id: id(), ...wanted, by } as never)
const support = (more: object = {}, by: Actor = home.ana) =>
  begin(
    {
      kind: 'support',
      inboxId: home.inboxes[0],
      contactId: home.contacts[0]!.contactId,
      ...more,
    },
    by,
  )
const group = (...people: MemberActor[]) =>
  begin({ kind: 'group', subject: 'Plans', participantIds: people.map(({ userId }) => userId) })
const sees = (by: MemberActor, conversationId: string) =>
  getConversation(fresh.db, { conversationId, by }).then(
    () => true,
    () => false,
  )

test('each kind is seen by those it concerns', async () => {
  const { conversation: customer } = await support()
  const { conversation: talk } = await begin({
    kind: 'direct',
    participantIds: [home.bo.userId],
  })
  const { conversation: plans } = await group(home.cleo)
  const { conversation: news } = await begin({ kind: 'announcement', subject: 'News' }, home.owner)
  const seen = async ({ id }: { id: string }) =>
    Promise.all([home.ana, home.bo, home.cleo, home.admin].map((by) => sees(by, id)))
  expect(await seen(customer)).toEqual([true, true, false, true])
  expect(await seen(talk)).toEqual([true, true, false, false])
  expect(await seen(plans)).toEqual([true, false, true, false])
  expect(await seen(news)).toEqual([true, true, true, true])
})

test('two people have one direct conversation, however often and whoever asks', async () => {
  const ask = (by: MemberActor, to: MemberActor) =>
    begin({ kind: 'direct', participantIds: [to.userId] }, by)
  const answers = await Promise.all([
    ask(home.bo, home.cleo),
    ask(home.cleo, home.bo),
    ask(home.bo, home.cleo),
  ])
  expect(new Set(answers.map(({ conversation }) => conversation.id)).size).toBe(1)
})

test('the same id again is the same conversation; with another content it is refused', async () => {
  const wanted = { id: id(), subject: 'Once' }
  const first = await support(wanted)
  const before = await position()
  expect(await support(wanted)).toEqual(first)
  expect(await position()).toBe(before)
  expect(await refusal(support({ ...wanted, subject: 'Twice' }))).toBe('mutation.idReused id')
})

test('what does not exist for the actor is not found, whichever field names it', async () => {
  expect(await refusal(support({ inboxId: home.inboxes[0] }, home.cleo))).toBe(
    'inbox.notFound inboxId',
  )
  expect(await refusal(support({ inboxId: other.inboxes[0] }))).toBe('inbox.notFound inboxId')
  expect(await refusal(support({ contactId: other.contacts[0]!.contactId }))).toBe(
    'contact.notFound contactId',
  )
  expect(await refusal(support({ assigneeId: other.bo.userId }))).toMatch(/^member.notFound/)
  expect(await refusal(support({ teamId: other.team }))).toBe('team.notFound teamId')
  expect(await refusal(support({ labels: ['no-such'] }))).toMatch(/^label.notFound/)
  expect(await refusal(begin({ kind: 'announcement', subject: 'x' }, home.bo))).toBe(
    'role.forbidden',
  )
})

test('a change is told once, and a repeat with its mutationId says nothing more', async () => {
  const { conversation } = await support()
  const change = {
    conversationId: conversation.id,
    patch: { status: 'resolved', priority: 'urgent', labels: ['vip', 'billing', 'vip'] },
    mutationId: uuidv7(),
    by: home.bo,
  } as const
  const before = await position()
  const answer = await updateConversation(fresh.db, change as never)
  expect(answer.conversation).toMatchObject({
    status: 'resolved',
    priority: 'urgent',
    labels: ['billing', 'vip'],
  })
  expect((await told(fresh.db, home.ana, before)).types).toEqual([
    'conversation.updated',
    'conversation.updated',
  ])
  const after = await position()
  expect((await updateConversation(fresh.db, change as never)).asOf).toBe(answer.asOf)
  expect(await position()).toBe(after)
  const another = { ...change, patch: { status: 'open' } }
  expect(await refusal(updateConversation(fresh.db, another as never))).toBe('mutation.idReused id')
})

test('assigning gives sight, taking it away hides, and nobody else learns of either', async () => {
  const { conversation } = await support()
  const assign = (assigneeId: string | null) =>
    updateConversation(fresh.db, {
      conversationId: conversation.id,
      patch: { assigneeId } as never,
      by: home.admin,
    })
  await assign(home.cleo.userId)
  expect(await sees(home.cleo, conversation.id)).toBe(true)
  const before = await position()
  await assign(null)
  expect(await sees(home.cleo, conversation.id)).toBe(false)
  expect((await told(fresh.db, home.cleo, before)).types).toContain('conversation.hidden')
})

test('what is no customer work takes no assignee, and another tenant finds nothing', async () => {
  const { conversation } = await group(home.bo)
  const patch = (by: MemberActor, values: object) =>
    updateConversation(fresh.db, { conversationId: conversation.id, patch: values as never, by })
  expect(await refusal(patch(home.ana, { assigneeId: home.bo.userId }))).toBe(
    'action.forbidden patch.assigneeId',
  )
  expect(await refusal(patch(home.cleo, { subject: 'Mine' }))).toBe(
    'conversation.notFound conversationId',
  )
  expect(await refusal(patch(other.owner, { subject: 'Ours' }))).toBe(
    'conversation.notFound conversationId',
  )
})

test('people join and leave a group; doing it again says nothing', async () => {
  const { conversation } = await group(home.bo)
  const cleo = { conversationId: conversation.id, userId: home.cleo.userId, by: home.ana }
  const add = () => addParticipants(fresh.db, { ...cleo, userIds: [cleo.userId] })
  await add()
  expect(await sees(home.cleo, conversation.id)).toBe(true)
  const added = await position()
  await add()
  expect(await position()).toBe(added)
  await removeParticipant(fresh.db, { ...cleo, by: home.cleo })
  expect(await sees(home.cleo, conversation.id)).toBe(false)
  expect(await refusal(removeParticipant(fresh.db, { ...cleo, by: home.cleo }))).toBe(
    'conversation.notFound conversationId',
  )
})

test('all who take part are named, to those who see it', async () => {
  const { conversation } = await group(home.cleo, home.bo)
  const of = (by: MemberActor) =>
    listParticipants(fresh.db, { conversationId: conversation.id, by })
  const all = [home.ana, home.cleo, home.bo].map(({ userId }) => userId)
  expect((await of(home.bo)).items.toSorted()).toEqual(all.toSorted())
  for (const by of [home.owner, other.ana])
    expect(await refusal(of(by))).toBe('conversation.notFound conversationId')
})

test('the people of a direct conversation and of an announcement are fixed', async () => {
  const { conversation: talk } = await begin({ kind: 'direct', participantIds: [home.bo.userId] })
  const { conversation: news } = await begin({ kind: 'announcement', subject: 'n' }, home.admin)
  for (const { id: conversationId } of [talk, news]) {
    const join = { conversationId, userIds: [home.cleo.userId], by: home.ana }
    expect(await refusal(addParticipants(fresh.db, join))).toBe('action.forbidden')
  }
})

test('pinning and muting are for the actor alone, and unchanged say nothing', async () => {
  const { conversation } = await support()
  const set = { conversationId: conversation.id, on: true, by: home.ana }
  expect((await pinConversation(fresh.db, set)).conversation.pinned).toBe(true)
  expect((await muteConversation(fresh.db, set)).conversation.muted).toBe(true)
  const held = await getConversation(fresh.db, { conversationId: conversation.id, by: home.bo })
  expect(held.conversation).toMatchObject({ pinned: false, muted: false })
  const before = await position()
  await pinConversation(fresh.db, set)
  expect(await position()).toBe(before)
  expect(await refusal(pinConversation(fresh.db, { ...set, by: other.ana }))).toBe(
    'conversation.notFound conversationId',
  )
})
