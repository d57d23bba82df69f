import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationPatch, MemberActor, OperationId } from '@parley/contract'
import { readHead, readLog } from '@parley/db'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { deleteLabel } from '../labels/deleteLabel.ts'
import { getAccount } from '../accounts/getAccount.ts'
import { removeMember } from '../members/removeMember.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { bulkUpdate } from './bulkUpdate.ts'
import { carryOn } from './carryOn.ts'
import { forgetOldOperations } from './forgetOldOperations.ts'
import { getOperation } from './getOperation.ts'
import type { OperationRow } from './operationRow.ts'
import { resumeOperations } from './resumeOperations.ts'
import { undoOperation } from './undoOperation.ts'

let fresh: FreshDb
let db: Db
let home: TestAccount
let other: TestAccount

beforeAll(async () => {
  fresh = await freshDb()
  db = fresh.db
  other = await makeAccount(db)
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(db)
})

const id = () => uuidv7() as never
/** Beside them everyone has a conversation with the admins. */
const customers = { kind: { in: ['support' as const] } }
const newId = () => uuidv7() as OperationId

async function support(inbox: 0 | 1 = 0, values: ConversationPatch = {}): Promise<string> {
  const { conversation } = await createConversation(db, {
    id: id(),
    kind: 'support',
    inboxId: home.inboxes[inbox],
    contactId: home.contacts[0]!.contactId,
    by: home.owner,
  })
  if (Object.keys(values).length > 0) await change(conversation.id, values)
  return conversation.id
}

const change = (conversationId: string, patch: ConversationPatch) =>
  updateConversation(db, { conversationId, patch, by: home.owner })

/** Many rows like one, without the time that making each would take. */
async function many(count: number, inbox: 0 | 1 = 0): Promise<void> {
  await db.sql`insert into conversations (account_id, id, number, kind, inbox_id, contact_id,
      priority, labels, last_activity_at, created_at, audience)
    select account_id, uuidv7(), 1000 + n, kind, inbox_id, contact_id, n % 4 + 1,
      case when n % 2 = 0 then array['vip'] else array[]::text[] end, now(), now(), audience
    from conversations, generate_series(1, ${count - 1}) n where id = ${await support(inbox)}`
}

const start = (patch: object, by: MemberActor = home.ana, filter: object = customers) =>
  bulkUpdate(db, { operationId: newId(), filter, patch: patch as never, by })
const found = async (operationId: string, by: MemberActor = home.ana) =>
  (await getOperation(db, { operationId: operationId as OperationId, by })).operation
const undo = (operationId: string, by: MemberActor = home.ana) =>
  undoOperation(db, { operationId: operationId as OperationId, by })
const position = async () => (await readHead(db, home.id)).position
const rows = (
  columns = 'status, priority, labels, assignee_id, team_id, snoozed_until, waiting_for, waiting_since, audience',
) =>
  db.sql.unsafe(
    `select id, ${columns} from conversations where account_id = $1 and kind = 'support' order by id`,
    [home.id],
  )
const row = (operationId: string) =>
  db.orm.execute(`select * from operations where id = '${operationId}'`).then(([one]) => ({
    accountId: home.id,
    id: operationId,
    state: one!['state'],
    actor: one!['actor'],
    faults: one!['faults'],
  })) as unknown as Promise<OperationRow>
const step = async (operationId: string) =>
  carryOn(db, await row(operationId), (error) => {
    throw error
  })
async function eventsSince(after: number) {
  const log = await readLog(db, home.id, { after, limit: 10_000 })
  return log.map(({ event }) => event)
}

test('a small one is done with its answer, and told row by row by the rule of a single change', async () => {
  const ids = [await support(), await support(1, { labels: ['bug'] })]
  const before = await position()
  const patch = { status: 'resolved', labels: { add: ['vip'], remove: ['billing'] } }
  const { operationId, matched, asOf } = await start(patch)
  expect(matched).toBe(2)
  expect(await found(operationId)).toMatchObject({ state: 'done', changed: 2, skipped: 0 })
  const events = await eventsSince(before)
  const told = events.filter(({ type }) => type === 'conversation.updated')
  // Each to its members and, as the status is theirs to know, to its contact.
  expect(told).toHaveLength(4)
  expect(told[2]).toMatchObject({
    actor: { id: home.ana.userId },
    conversation: { id: ids[1], status: 'resolved', labels: ['bug', 'vip'], waitingFor: null },
  })
  expect(asOf.startsWith(`${await position()}.`)).toBe(true)
})

test('what is so already is skipped, and nothing is said of it', async () => {
  await support(0, { priority: 'urgent' })
  const before = await position()
  const { operationId } = await start({ priority: 'urgent' })
  expect(await found(operationId)).toMatchObject({ state: 'done', changed: 0, skipped: 1 })
  expect(await position()).toBe(before)
})

test('nothing that matches is done at once', async () => {
  const { operationId, matched } = await start({ status: 'open' })
  expect(matched).toBe(0)
  expect(await found(operationId)).toMatchObject({ state: 'done', matched: 0 })
})

test('what a patch names must be there before anything is changed', async () => {
  await support()
  const before = await rows()
  expect(await refusal(start({ status: 'closed', assigneeId: other.ana.userId }))).toBe(
    'member.notFound patch.assigneeId',
  )
  expect(await refusal(start({ teamId: other.team }))).toBe('team.notFound patch.teamId')
  expect(await refusal(start({ labels: ['none'] }))).toBe('label.notFound patch.labels.0')
  expect(await refusal(start({ labels: { add: ['vip', 'none'] } }))).toBe(
    'label.notFound patch.labels.add.1',
  )
  expect(await refusal(start({ labels: { remove: ['none'] } }))).toBe(
    'label.notFound patch.labels.remove.0',
  )
  expect([...(await rows())]).toEqual([...before])
})

test('an agent changes what she sees and nothing else; another tenant sees nothing', async () => {
  const [hidden, seen] = [await support(0), await support(1)]
  const filter = { id: { in: [hidden, seen] } }
  expect((await start({ priority: 'low' }, home.cleo, filter)).matched).toBe(1)
  expect(await rows('priority')).toMatchObject([{ priority: null }, { priority: 1 }])
  expect((await start({ priority: 'high' }, other.owner, filter)).matched).toBe(0)
})

test('rows for which it is no change are skipped, the others are not', async () => {
  await support()
  await createConversation(db, { id: id(), kind: 'announcement', subject: 'News', by: home.owner })
  await createConversation(db, {
    id: id(),
    kind: 'group',
    subject: 'Us',
    participantIds: [home.ana.userId],
    by: home.owner,
  })
  const { operationId } = await start({ assigneeId: home.bo.userId }, home.ana, {})
  // The group, the announcement, and Ana's own conversation with the admins.
  expect(await found(operationId)).toMatchObject({ matched: 4, changed: 1, skipped: 3 })
})

test('the same id and request is the same answer; another request is refused', async () => {
  await support()
  const input = {
    operationId: newId(),
    filter: customers,
    patch: { status: 'closed' as const },
    by: home.ana,
  }
  const first = await bulkUpdate(db, input)
  await support()
  const after = await position()
  expect(await bulkUpdate(db, input)).toEqual(first)
  expect(await position()).toBe(after)
  expect(await refusal(bulkUpdate(db, { ...input, patch: { status: 'open' } }))).toBe(
    'mutation.idReused id',
  )
  expect(await refusal(bulkUpdate(db, { ...input, by: home.bo }))).toBe('mutation.idReused id')
})

test('the same at the same moment is one', async () => {
  await support()
  const input = {
    operationId: newId(),
    filter: customers,
    patch: { status: 'closed' as const },
    by: home.ana,
  }
  const before = await position()
  const answers = await Promise.all([1, 2, 3].map(() => bulkUpdate(db, input)))
  expect(new Set(answers.map(({ asOf }) => asOf)).size).toBe(1)
  expect(await position()).toBe(before + 2)
})

test('a large one goes on in batches of 500, each told as one resync, and back the same way', async () => {
  await many(1200)
  const was = await rows()
  const before = await position()
  const patch = { status: 'resolved', priority: 'medium', labels: { add: ['bug'] } }
  const { operationId, matched } = await start(patch)
  expect(matched).toBe(1200)
  expect(await found(operationId)).toMatchObject({ state: 'running', changed: 0 })
  const seen = []
  for (let batch = 0; batch < 3; batch += 1) {
    await step(operationId)
    const { state, changed } = await found(operationId)
    seen.push(`${state} ${changed}`)
  }
  expect(seen).toEqual(['running 500', 'running 1000', 'done 1200'])
  const events = await eventsSince(before)
  expect(events.map(({ type }) => type)).toEqual(['resync', 'resync', 'resync'])
  expect(new Set((await rows('status')).map((one) => one['status']))).toEqual(new Set(['resolved']))

  const { operation } = await undo(operationId)
  expect(operation.state).toBe('undoing')
  await resumeOperations(db)
  expect(await found(operationId)).toMatchObject({ state: 'undone', undone: 1200 })
  expect([...(await rows())]).toEqual([...was])
  expect((await eventsSince(before)).map(({ type }) => type)).toEqual(Array(6).fill('resync'))
})

test('a snooze is told as the moment it ends, forward and back, as it happens', async () => {
  const [soon, later] = [new Date(Date.now() + 3_600_000), new Date(Date.now() + 7_200_000)]
  await support(0, { snoozedUntil: soon })
  const heard: unknown[] = []
  const off = db.onCommitted(({ rows: said }) => {
    for (const { event } of said)
      if ('conversation' in event) heard.push(event.conversation.snoozedUntil)
  })
  const { operationId } = await start({ snoozedUntil: later })
  await undo(operationId)
  off()
  expect(heard).toEqual([later, soon])
})

test('undo gives each row its own values back, to the moment it waits since', async () => {
  const soon = new Date(Date.now() + 3_600_000)
  await support(0, { priority: 'urgent', labels: ['bug', 'vip'], assigneeId: home.bo.userId })
  await support(1, { snoozedUntil: soon, teamId: home.team })
  await db.sql`update conversations set waiting_for = 'agent', waiting_since = '2026-01-01T01:02:03.004Z'
    where account_id = ${home.id} and kind = 'support'`
  const was = await rows()
  const { operationId } = await start({
    status: 'closed',
    priority: 'low',
    labels: ['billing'],
    assigneeId: home.ana.userId,
    teamId: null,
    snoozedUntil: null,
  })
  expect([...(await rows())]).not.toEqual([...was])
  const { operation } = await undo(operationId)
  expect(operation).toMatchObject({ state: 'undone', changed: 2, undone: 2 })
  expect([...(await rows())]).toEqual([...was])
})

test('undo leaves what was changed since, field by field', async () => {
  const first = await support(0, { priority: 'urgent' })
  const second = await support(0, { priority: 'high' })
  const { operationId } = await start({ status: 'pending', priority: 'low' })
  await change(first, { priority: 'medium' })
  await change(second, { priority: 'medium', status: 'closed' })
  expect((await undo(operationId)).operation).toMatchObject({ state: 'undone', undone: 1 })
  expect(await rows('status, priority')).toMatchObject([
    { status: 'open', priority: 2 },
    { status: 'closed', priority: 2 },
  ])
})

test('undo of what is undone changes nothing and answers the same', async () => {
  await support()
  const { operationId } = await start({ status: 'pending' })
  const first = await undo(operationId)
  const after = await position()
  expect((await undo(operationId)).operation).toEqual(first.operation)
  expect(await position()).toBe(after)
})

test('undo gives back nobody who left and no label that is gone', async () => {
  await support(0, { assigneeId: home.bo.userId, labels: ['bug', 'vip'] })
  const { operationId } = await start({ assigneeId: home.ana.userId, labels: [] }, home.owner)
  await removeMember(db, { userId: home.bo.userId, by: home.owner })
  const { labels } = await getAccount(db, { by: home.owner })
  const bug = labels.find(({ name }) => name === 'bug')!
  await deleteLabel(db, { labelId: bug.id, by: home.owner })
  await undo(operationId, home.owner)
  expect(await rows('assignee_id, labels')).toMatchObject([
    { assignee_id: home.ana.userId, labels: ['vip'] },
  ])
})

test('who gave rows out of sight hears that they are hidden, and may take them back', async () => {
  await support(0, { assigneeId: home.cleo.userId })
  const before = await position()
  const { operationId } = await start({ assigneeId: home.bo.userId }, home.cleo, {
    assigneeId: { in: ['me'] },
  })
  const topics = [`user:${home.cleo.userId}`]
  const log = await readLog(db, home.id, { after: before, limit: 10, topics })
  expect(log.map(({ event }) => event.type)).toEqual(['conversation.hidden'])
  expect((await undo(operationId, home.cleo)).operation.undone).toBe(1)
  expect(await rows('assignee_id')).toMatchObject([{ assignee_id: home.cleo.userId }])
})

test('undo of a running one stops it and puts back what it did', async () => {
  await many(1200)
  const was = await rows()
  const { operationId } = await start({ status: 'closed' })
  await step(operationId)
  const seen = await row(operationId)
  await undo(operationId)
  // A worker that found it before it was turned back must not go on forward.
  await carryOn(db, seen, () => {})
  await resumeOperations(db)
  expect(await found(operationId)).toMatchObject({ state: 'undone', changed: 500, undone: 500 })
  expect([...(await rows())]).toEqual([...was])
})

test('what a dead server left is taken up where it stood; two that work on it do each row once', async () => {
  await many(1200)
  const { operationId } = await start({ priority: 'urgent' })
  await step(operationId)
  // Killed within a batch: nothing of that batch is there.
  await expect(
    db.sql.begin(async (sql) => {
      await sql`select 1 from operations where id = ${operationId} for update`
      throw new Error('kill -9')
    }),
  ).rejects.toThrow('kill -9')
  await Promise.all([resumeOperations(db), resumeOperations(db)])
  await resumeOperations(db)
  const { state, changed, skipped } = await found(operationId)
  expect({ state, sum: changed + skipped }).toEqual({ state: 'done', sum: 1200 })
  expect(new Set((await rows('priority')).map((one) => one['priority']))).toEqual(new Set([4]))
})

test('rows that went out of sight or vanished in the middle are skipped', async () => {
  await many(600, 1)
  const { operationId } = await start({ status: 'pending' }, home.cleo)
  await db.sql`update conversations set audience = array['admins'] where id in (
    select id from conversations where account_id = ${home.id} and kind = 'support' order by id limit 10)`
  await db.sql`delete from conversations where id in (
    select id from conversations where account_id = ${home.id} and kind = 'support' order by id desc limit 5)`
  await resumeOperations(db)
  expect(await found(operationId, home.cleo)).toMatchObject({
    state: 'done',
    matched: 600,
    changed: 585,
    skipped: 15,
  })
})

test('D11 a member removed in the middle stops it; an admin may still undo', async () => {
  await many(1200)
  const { operationId } = await start({ status: 'closed' }, home.bo)
  await step(operationId)
  await removeMember(db, { userId: home.bo.userId, by: home.owner })
  await resumeOperations(db)
  expect(await found(operationId, home.owner)).toMatchObject({
    state: 'failed',
    reason: 'account.notFound',
    changed: 500,
  })
  await undo(operationId, home.admin)
  await resumeOperations(db)
  expect(await found(operationId, home.owner)).toMatchObject({ state: 'undone', undone: 500 })
})

test('an operation is its maker’s and the admins’; to others it does not exist', async () => {
  await support()
  const { operationId } = await start({ status: 'closed' })
  const missing = 'operation.notFound operationId'
  expect(await refusal(found(operationId, home.bo))).toBe(missing)
  expect(await refusal(undo(operationId, home.bo))).toBe(missing)
  expect(await refusal(found(operationId, other.owner))).toBe(missing)
  expect(await refusal(undo(operationId, other.owner))).toBe(missing)
  expect(await refusal(found(newId()))).toBe(missing)
  expect((await found(operationId, home.admin)).by).toBe(home.ana.userId)
})

test('what breaks again and again fails in the end, and the others go on', async () => {
  await many(600)
  const [bad, good] = [await start({ status: 'closed' }), await start({ labels: ['bug'] })]
  await db.sql`update operations set patch = '{"status": 7, "assigneeId": "no uuid"}' where id = ${bad.operationId}`
  const faults: string[] = []
  for (let turn = 0; turn < 12; turn += 1)
    await resumeOperations(db, { onFault: (_, operationId) => faults.push(operationId) })
  expect(new Set(faults)).toEqual(new Set([bad.operationId]))
  expect(await found(bad.operationId)).toMatchObject({ state: 'failed', reason: 'server.error' })
  expect(await found(good.operationId)).toMatchObject({ state: 'done', changed: 600 })
})

test('after their days they are forgotten with their items, and cannot be undone', async () => {
  await support()
  const [old, young] = [await start({ status: 'closed' }), await start({ status: 'open' })]
  await db.sql`update operations set created_at = now() - interval '15 days' where id = ${old.operationId}`
  await forgetOldOperations(db, 14)
  expect(await refusal(undo(old.operationId))).toBe('operation.notFound operationId')
  expect((await found(young.operationId)).state).toBe('done')
  const items = await db.sql`select operation_id from operation_items
    where operation_id in (${old.operationId}, ${young.operationId})`
  expect(items.map((item) => item['operation_id'])).toEqual([young.operationId])
})
