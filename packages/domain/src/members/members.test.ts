import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId, MessageId, UserId } from '@parley/contract'
import { readHead, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { listConversations } from '../conversations/listConversations.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount, refusal, told } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { addMember } from './addMember.ts'
import { removeMember } from './removeMember.ts'
import { updateMember } from './updateMember.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
const position = async () => (await readHead(fresh.db, home.id)).position

beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})

async function person(): Promise<UserId> {
  const id = uuidv7() as UserId
  await fresh.db.orm.insert(tables.users).values({ id, name: 'Dora', email: `${id}@example.com` })
  return id
}

test('who joins is a member with a pinned way to the admins, once', async () => {
  const userId = await person()
  const { member } = await addMember(fresh.db, { userId, role: 'agent', by: home.admin })
  expect(member).toMatchObject({ userId, role: 'agent', name: 'Dora' })
  const { items } = await listConversations(fresh.db, {
    limit: 10,
    by: { ...home.ana, userId },
  })
  expect(items).toMatchObject([{ purpose: 'support', pinned: true }])
  expect(await refusal(addMember(fresh.db, { userId, role: 'agent', by: home.admin }))).toBe(
    'member.exists email',
  )
})

test('a repeat with the same mutationId answers as before, another request with it is refused', async () => {
  const userId = await person()
  const wanted = { userId, role: 'agent', mutationId: uuidv7(), by: home.admin } as const
  const first = await addMember(fresh.db, wanted)
  const before = await position()
  expect(await addMember(fresh.db, wanted)).toEqual(first)
  expect(await position()).toBe(before)
  expect(await refusal(addMember(fresh.db, { ...wanted, role: 'admin' }))).toBe(
    'mutation.idReused id',
  )
})

test('agents manage nobody, admins no owner, and nobody anyone of another account', async () => {
  const { userId } = home.bo
  const role = 'admin'
  expect(await refusal(updateMember(fresh.db, { userId, role, by: home.ana }))).toBe(
    'role.forbidden',
  )
  expect(
    await refusal(updateMember(fresh.db, { userId: home.owner.userId, role, by: home.admin })),
  ).toBe('role.forbidden role')
  expect(await refusal(updateMember(fresh.db, { userId, role: 'owner', by: home.admin }))).toBe(
    'role.forbidden role',
  )
  expect(await refusal(updateMember(fresh.db, { userId, role, by: other.owner }))).toMatch(
    /^member.notFound/,
  )
  expect(await refusal(removeMember(fresh.db, { userId, by: home.ana }))).toBe('role.forbidden')
  expect(await refusal(removeMember(fresh.db, { userId, by: other.owner }))).toMatch(
    /^member.notFound/,
  )
})

test('a new role is held at once, with its topics', async () => {
  const before = await position()
  await updateMember(fresh.db, { userId: home.bo.userId, role: 'admin', by: home.owner })
  expect((await told(fresh.db, home.bo, before)).topics).toContain('admins')
  const { members } = await getAccount(fresh.db, { by: home.ana })
  expect(members.find(({ userId }) => userId === home.bo.userId)?.role).toBe('admin')
})

test('the last owner stays one, and stays', async () => {
  const { userId } = home.owner
  expect(await refusal(updateMember(fresh.db, { userId, role: 'agent', by: home.owner }))).toBe(
    'member.lastOwner role',
  )
  expect(await refusal(removeMember(fresh.db, { userId, by: home.owner }))).toBe(
    'member.lastOwner userId',
  )
})

test('who leaves lets go of what was theirs, hears it last, and may do nothing more', async () => {
  const id = uuidv7() as ConversationId
  await createConversation(fresh.db, {
    id,
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    assigneeId: home.bo.userId,
    by: home.admin,
  })
  const before = await position()
  await removeMember(fresh.db, { userId: home.bo.userId, by: home.admin })
  const { conversation } = await getConversation(fresh.db, { conversationId: id, by: home.ana })
  expect(conversation.assigneeId).toBeNull()
  expect((await told(fresh.db, home.bo, before)).topics).toEqual([])
  const { inboxes, members } = await getAccount(fresh.db, { by: home.ana })
  expect(inboxes.flatMap(({ memberIds }) => memberIds)).not.toContain(home.bo.userId)
  expect(members.map(({ userId }) => userId)).not.toContain(home.bo.userId)
  const late = sendMessage(fresh.db, {
    id: uuidv7() as MessageId,
    conversationId: id,
    body: 'one last word',
    by: home.bo,
  })
  expect(await refusal(late)).toBe('account.notFound accountId')
})
