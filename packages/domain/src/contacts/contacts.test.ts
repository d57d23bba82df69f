import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContactId, MemberActor } from '@parley/contract'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { createContact } from './createContact.ts'
import { listContacts } from './listContacts.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount

beforeAll(async () => {
  fresh = await freshDb()
  ;[home, other] = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
})
afterAll(() => fresh?.drop())

async function make(name: string, by: MemberActor = home.ana) {
  const id = uuidv7() as ContactId
  await createContact(fresh.db, { id, name, email: null, type: 'customer', by })
  return id
}

const named = async (given: Partial<Parameters<typeof listContacts>[1]>) => {
  const { items } = await listContacts(fresh.db, { by: home.ana, limit: 100, ...given })
  return items.map(({ name }) => name)
}

test('contacts are found by what their name holds, as typed, whatever its case and accents', async () => {
  await make('Zoë Müller')
  await make('100% Wolle')
  expect(await named({ search: 'zoe mu' })).toEqual(['Zoë Müller'])
  expect(await named({ search: '%' })).toEqual(['100% Wolle'])
  expect(await named({ search: 'nobody at all' })).toEqual([])
})

test('contacts are named by their ids, and those of another account are not there', async () => {
  const [mine, foreign] = [await make('Ida'), await make('Otto', other.ana)]
  expect(await named({ ids: [mine, foreign] })).toEqual(['Ida'])
  expect(await named({ ids: [mine], search: 'otto' })).toEqual([])
})

test('pages follow each other by name, and a cursor serves the search it was made for', async () => {
  for (const name of ['page c', 'page a', 'page b']) await make(name)
  const first = await listContacts(fresh.db, { by: home.ana, search: 'page', limit: 2 })
  expect(first.items.map(({ name }) => name)).toEqual(['page a', 'page b'])
  const cursor = first.nextCursor!
  expect(await named({ search: 'page', cursor })).toEqual(['page c'])
  expect(await refusal(listContacts(fresh.db, { by: home.ana, cursor, limit: 2 }))).toBe(
    'cursor.invalid cursor',
  )
})
