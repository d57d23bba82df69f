import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId, LabelId } from '@parley/contract'
import { readHead } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { makeAccount, refusal, told } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { createLabel } from './createLabel.ts'
import { deleteLabel } from './deleteLabel.ts'
import { updateLabel } from './updateLabel.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
let count = 0
const position = async () => (await readHead(fresh.db, home.id)).position

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const make = (more: Partial<Parameters<typeof createLabel>[1]> = {}) =>
  createLabel(fresh.db, {
    id: uuidv7() as LabelId,
    name: `label-${(count += 1)}`,
    by: home.admin,
    ...more,
  })

test('a label has one name in its account, and another account may use it too', async () => {
  const { label } = await make({ name: 'warranty', title: 'Warranty' })
  expect(label).toMatchObject({ name: 'warranty', title: 'Warranty' })
  expect(await refusal(make({ name: 'warranty' }))).toBe('label.exists name')
  expect((await make({ name: 'warranty', by: other.admin })).label.name).toBe('warranty')
})

test('the same request again makes nothing; another one with its id is refused', async () => {
  const wanted = { id: uuidv7() as LabelId, name: 'again', by: home.admin }
  const first = await make(wanted)
  const before = await position()
  expect(await make(wanted)).toEqual(first)
  expect(await position()).toBe(before)
  expect(await refusal(make({ ...wanted, color: '#ff0000' }))).toBe('mutation.idReused id')
})

test('agents make, change and delete none, and another tenant learns of none', async () => {
  const { label } = await make()
  const labelId = label.id
  expect(await refusal(make({ by: home.bo }))).toBe('role.forbidden')
  expect(await refusal(updateLabel(fresh.db, { labelId, title: 'x', by: home.bo }))).toBe(
    'role.forbidden',
  )
  expect(await refusal(deleteLabel(fresh.db, { labelId, by: home.bo }))).toBe('role.forbidden')
  expect(await refusal(updateLabel(fresh.db, { labelId, title: 'x', by: other.admin }))).toBe(
    'label.notFound labelId',
  )
  expect(await refusal(deleteLabel(fresh.db, { labelId, by: other.admin }))).toBe(
    'label.notFound labelId',
  )
})

test('its title and colour change, its name never; an unchanged one says nothing', async () => {
  const { label } = await make()
  const change = { labelId: label.id, title: 'Another title', by: home.owner }
  const { label: changed } = await updateLabel(fresh.db, change)
  expect(changed).toEqual({ ...label, title: 'Another title' })
  const before = await position()
  await updateLabel(fresh.db, change)
  expect(await position()).toBe(before)
})

test('a deleted label comes off its conversations, and the team hears of each', async () => {
  const { label } = await make()
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    labels: ['billing', label.name],
    by: home.admin,
  })
  const before = await position()
  await deleteLabel(fresh.db, { labelId: label.id, by: home.admin })
  const held = await getConversation(fresh.db, { conversationId: conversation.id, by: home.ana })
  expect(held.conversation.labels).toEqual(['billing'])
  expect((await told(fresh.db, home.ana, before)).types).toEqual([
    'conversation.updated',
    'account.updated',
  ])
})
