import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { bulkUpdate, createConversation, getOperation } from '@parley/domain'
import { makeAccount } from '@parley/domain/testing'
import { startResuming } from './startResuming.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

const id = () => uuidv7() as never
const log = { error: (what: object) => errors.push(what), warn: () => {}, info: () => {} }
const errors: object[] = []

test('what one server began and left, another ends', async () => {
  const { db } = fresh
  const home = await makeAccount(db)
  const operationId = id()
  await createConversation(db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: home.contacts[0]!.contactId,
    by: home.owner,
  })
  await db.sql`insert into conversations (account_id, id, number, kind, inbox_id, last_activity_at, created_at, audience)
    select account_id, uuidv7(), 1000 + n, kind, inbox_id, now(), now(), audience
    from conversations, generate_series(1, 1199) n where account_id = ${home.id} and kind = 'support'`
  await bulkUpdate(db, {
    operationId,
    filter: { kind: { in: ['support'] } },
    patch: { status: 'resolved' },
    by: home.ana,
  })
  const read = async () => (await getOperation(db, { operationId, by: home.ana })).operation
  const first = startResuming({ db, log: log as never })
  while ((await read()).changed === 0) await new Promise((done) => setTimeout(done, 5))
  await first.stop()
  const left = await read()
  expect(left).toMatchObject({ state: 'running' })
  const second = startResuming({ db, log: log as never })
  while ((await read()).state === 'running') await new Promise((done) => setTimeout(done, 20))
  await second.stop()
  expect(await read()).toMatchObject({ state: 'done', changed: 1200, skipped: 0 })
  expect(errors).toEqual([])
}, 30_000)
