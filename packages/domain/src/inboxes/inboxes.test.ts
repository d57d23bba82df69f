import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId, InboxId } from '@parley/contract'
import { readHead } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { makeAccount, refusal, told } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { addInboxMember } from './addInboxMember.ts'
import { createInbox } from './createInbox.ts'
import { deleteInbox } from './deleteInbox.ts'
import { removeInboxMember } from './removeInboxMember.ts'
import { updateInbox } from './updateInbox.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
const id = () => uuidv7() as InboxId
const position = async () => (await readHead(fresh.db, home.id)).position

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const make = (more: Partial<Parameters<typeof createInbox>[1]> = {}) =>
  createInbox(fresh.db, {
    id: id(),
    name: 'Letters',
    channel: 'email',
    memberIds: [home.bo.userId],
    by: home.admin,
    ...more,
  })

test('an admin makes an inbox, and those who serve it hold its topic', async () => {
  const before = await position()
  const { inbox } = await make()
  expect(inbox).toMatchObject({ name: 'Letters', channel: 'email', memberIds: [home.bo.userId] })
  expect((await getAccount(fresh.db, { by: home.ana })).inboxes).toContainEqual(inbox)
  const { types, topics } = await told(fresh.db, home.bo, before)
  expect(types).toContain('account.updated')
  expect(topics).toContain(`inbox:${inbox.id}`)
})

test('the same request again makes nothing and answers the same; another one is refused', async () => {
  const wanted = { id: id(), by: home.admin }
  const first = await make(wanted)
  const before = await position()
  expect(await make(wanted)).toEqual(first)
  expect(await position()).toBe(before)
  expect(await refusal(make({ ...wanted, name: 'Parcels' }))).toBe('mutation.idReused id')
})

test('agents run no inboxes, strangers serve none, and another tenant learns of none', async () => {
  const { inbox } = await make()
  const one = { inboxId: inbox.id, userId: home.cleo.userId }
  expect(await refusal(make({ by: home.ana }))).toBe('role.forbidden')
  expect(await refusal(make({ memberIds: [other.bo.userId] }))).toMatch(/^member.notFound/)
  expect(await refusal(addInboxMember(fresh.db, { ...one, by: home.ana }))).toBe('role.forbidden')
  expect(await refusal(addInboxMember(fresh.db, { ...one, by: other.admin }))).toBe(
    'inbox.notFound inboxId',
  )
  expect(
    await refusal(updateInbox(fresh.db, { inboxId: inbox.id, name: 'Mine', by: other.admin })),
  ).toBe('inbox.notFound inboxId')
  expect(await refusal(deleteInbox(fresh.db, { inboxId: inbox.id, by: other.owner }))).toBe(
    'inbox.notFound inboxId',
  )
})

test('who begins to serve sees what came in, who stops does not; doing either twice says it once', async () => {
  const { inbox } = await make()
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: inbox.id,
    contactId: home.contacts[0]!.contactId,
    by: home.contacts[0]!,
  })
  const seen = () =>
    getConversation(fresh.db, { conversationId: conversation.id, by: home.cleo }).then(
      () => true,
      () => false,
    )
  const seat = { inboxId: inbox.id, userId: home.cleo.userId, by: home.admin }
  expect(await seen()).toBe(false)
  await addInboxMember(fresh.db, seat)
  expect(await seen()).toBe(true)
  const added = await position()
  await addInboxMember(fresh.db, seat)
  expect(await position()).toBe(added)
  await removeInboxMember(fresh.db, seat)
  expect(await seen()).toBe(false)
  expect((await told(fresh.db, home.cleo, added)).topics).not.toContain(`inbox:${inbox.id}`)
  const removed = await position()
  await removeInboxMember(fresh.db, seat)
  expect(await position()).toBe(removed)
})

test('a rename reaches everyone, and an unchanged name nobody', async () => {
  const { inbox } = await make()
  const before = await position()
  const rename = { inboxId: inbox.id, name: 'Post', by: home.owner }
  expect((await updateInbox(fresh.db, rename)).inbox.name).toBe('Post')
  expect((await told(fresh.db, home.ana, before)).types).toEqual(['account.updated'])
  await updateInbox(fresh.db, rename)
  expect(await position()).toBe(before + 1)
})

test('an inbox with conversations stays; an empty one goes', async () => {
  expect(await refusal(deleteInbox(fresh.db, { inboxId: (await used()).id, by: home.admin }))).toBe(
    'inbox.inUse inboxId',
  )
  const { inbox } = await make()
  await deleteInbox(fresh.db, { inboxId: inbox.id, by: home.admin })
  const { inboxes } = await getAccount(fresh.db, { by: home.admin })
  expect(inboxes.map((one) => one.id)).not.toContain(inbox.id)
  expect(await refusal(deleteInbox(fresh.db, { inboxId: inbox.id, by: home.admin }))).toBe(
    'inbox.notFound inboxId',
  )
})

async function used() {
  const { inbox } = await make()
  await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: inbox.id,
    contactId: home.contacts[1]!.contactId,
    by: home.admin,
  })
  return inbox
}
