import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold } from '@parley/contract'
import type { ConversationId, MemberActor, MessageId } from '@parley/contract'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { and, eq } from 'drizzle-orm'
import { editMessage } from '../messages/editMessage.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { createConversation } from './createConversation.ts'
import { listConversations } from './listConversations.ts'

let fresh: FreshDb
let home: TestAccount
let by: MemberActor
const conversationId = uuidv7() as ConversationId
const messageId = uuidv7() as MessageId

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  by = home.owner
  const [contact, inboxId] = [home.contacts[0]!, home.inboxes[0]!]
  const { contactId } = contact
  await createConversation(fresh.db, {
    id: conversationId,
    kind: 'support',
    inboxId,
    contactId,
    by,
  })
  await sendMessage(fresh.db, { id: messageId, conversationId, body: 'The heron is late', by })
}, 60_000)
afterAll(() => fresh?.drop())

/** Row by row, where most that do not hold the words are not asked. */
async function isFound(search: string): Promise<boolean> {
  const { items } = await listConversations(fresh.db, { filter: { search }, limit: 5, walk: 7, by })
  return items.some(({ id }) => id === conversationId)
}

test('a message is found by what it was changed to', async () => {
  expect([await isFound('heron la'), await isFound('ostrich')]).toEqual([true, false])
  await editMessage(fresh.db, { messageId, body: 'The ostrich is late', by })
  expect([await isFound('ostrich'), await isFound('os'), await isFound('heron')]).toEqual([
    true,
    true,
    false,
  ])
})

test('a conversation is found by the name that its contact has now', async () => {
  const { contacts: k } = tables
  const own = and(eq(k.accountId, by.accountId), eq(k.id, home.contacts[0]!.contactId))
  await fresh.db.orm
    .update(k)
    .set({ name: 'Aurora Quill', fold: fold('Aurora Quill'), type: 'vip' })
    .where(own)
  expect([await isFound('aurora qu'), await isFound('rora')]).toEqual([true, true])
  const filter = { search: 'quill', contactType: { in: ['vip' as const] } }
  const { items } = await listConversations(fresh.db, { filter, limit: 5, by })
  expect(items).toHaveLength(1)
})
