import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId, InboxId } from '@parley/contract'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { addInboxMember } from '../inboxes/addInboxMember.ts'
import { removeInboxMember } from '../inboxes/removeInboxMember.ts'
import { removeMember } from '../members/removeMember.ts'
import { updateMember } from '../members/updateMember.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { countConversations } from './countConversations.ts'
import { createConversation } from './createConversation.ts'
import { listConversations } from './listConversations.ts'

let fresh: FreshDb
let home: TestAccount
let inboxId: InboxId

beforeEach(async () => {
  await fresh?.drop()
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  inboxId = home.inboxes[0]! as InboxId
  const { contactId } = home.contacts[0]!
  const id = uuidv7() as ConversationId
  await createConversation(fresh.db, { id, kind: 'support', inboxId, contactId, by: home.owner })
}, 60_000)
afterAll(() => fresh?.drop())

const listed = async () =>
  (await listConversations(fresh.db, { limit: 9, by: home.cleo })).items.length
const counted = async () => (await countConversations(fresh.db, { by: home.cleo })).count

interface Door {
  unsafe(...asked: unknown[]): unknown
}

/** Statements that the database is asked meanwhile. */
async function statementsOf(act: () => Promise<unknown>): Promise<number> {
  const { $client } = fresh.db.orm as unknown as { $client: Door }
  // What is prepared, and what is planned for its values.
  const doors = [$client, fresh.db.sql as unknown as Door]
  const plain = doors.map(({ unsafe }) => unsafe)
  let [count, inside] = [0, false]
  doors.forEach((door, at) => {
    door.unsafe = (...asked) => {
      if (inside) return plain[at]!(...asked)
      count += 1
      inside = true
      try {
        return plain[at]!(...asked)
      } finally {
        inside = false
      }
    }
  })
  await act().finally(() => doors.forEach((door, at) => (door.unsafe = plain[at]!)))
  return count
}

test('where nothing happened since the last answer, who asks is not read again', async () => {
  await listed()
  expect(await statementsOf(listed)).toBe(1)
  expect(await statementsOf(counted)).toBe(1)
  const { contactId } = home.contacts[0]!
  const id = uuidv7() as ConversationId
  await createConversation(fresh.db, { id, kind: 'support', inboxId, contactId, by: home.owner })
  expect(await statementsOf(listed)).toBe(2)
})

test('sight that is gained or lost after an answer is in the next', async () => {
  const { userId } = home.cleo
  const change = { inboxId, userId, by: home.owner }
  const both = async () => [await listed(), await counted()]
  const [before] = await both()
  await addInboxMember(fresh.db, change)
  expect(await both()).toEqual([before! + 1, before! + 1])
  await removeInboxMember(fresh.db, change)
  expect(await both()).toEqual([before, before])
  await updateMember(fresh.db, { userId, role: 'admin', by: home.owner })
  const all = await both()
  expect(all[0]).toBeGreaterThan(before!)
  expect(all[1]).toBe(all[0])
})

test('who is no member any more is told so, and sees nothing of what they saw before', async () => {
  await listed()
  await removeMember(fresh.db, { userId: home.cleo.userId, by: home.owner })
  await expect(listed()).rejects.toMatchObject({ failure: 'account.notFound' })
  await expect(counted()).rejects.toMatchObject({ failure: 'account.notFound' })
})

test('of an account that is gone nothing is shown', async () => {
  await listed()
  await fresh.db.sql`delete from accounts where id = ${home.id}`
  await expect(listed()).rejects.toMatchObject({ failure: 'account.notFound' })
  await expect(counted()).rejects.toMatchObject({ failure: 'account.notFound' })
})

test('after a database was restored, what was kept at the same position is not taken', async () => {
  const { userId } = home.cleo
  const [head] = await fresh.db.sql`select * from event_heads where account_id = ${home.id}`
  const before = await listed()
  await addInboxMember(fresh.db, { inboxId, userId, by: home.owner })
  expect(await listed()).toBe(before + 1)
  // As a backup from before would have it, and other events since.
  await fresh.db.sql`delete from inbox_members where inbox_id = ${inboxId} and user_id = ${userId}`
  await fresh.db.sql`update event_heads set tag = ${head!['tag']} where account_id = ${home.id}`
  expect(await listed()).toBe(before)
})
