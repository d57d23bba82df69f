import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import type { ConversationId } from '@parley/contract'
import { outboxWindow, settle } from '../testing/outboxWindow.ts'
import { troubleOf } from '../Trouble.ts'
import type { Change } from './Kept.ts'
import { memoryOutbox } from './memoryOutbox.ts'

const bodies = (asked: { change: object }[]) =>
  asked.map(({ change }) => (change as { body: string }).body)

test('words are shown at once and sent in order, one on its way per conversation', async () => {
  const { outbox, asked, said } = await outboxWindow()
  for (const body of ['one', 'two']) outbox.send({ conversationId: 'c', body })
  outbox.send({ conversationId: 'other', body: 'elsewhere' })
  expect(said()).toEqual(['one', 'two'])
  expect(bodies(asked)).toEqual(['one', 'elsewhere'])
  await asked[0]!.accept(1)
  expect(bodies(asked)).toEqual(['one', 'elsewhere', 'two'])
})

test('D7 a lost connection means the same id again, after a pause that grows', async () => {
  const { outbox, asked, clock } = await outboxWindow()
  const id = outbox.send({ conversationId: 'c', body: 'one' })
  await asked[0]!.refuse(null)
  expect(outbox.sendings.get().get(id)).toEqual({ state: 'waiting' })
  expect(outbox.queued.get()).toBe(1)
  clock.move(500)
  expect(asked.map((one) => one.id)).toEqual([id, id])
  await asked[1]!.refuse(null)
  clock.move(500)
  expect(asked).toHaveLength(2)
  clock.move(1000)
  expect(asked).toHaveLength(3)
})

test('a limit is waited for as long as the server says, in every conversation, in a hurry too', async () => {
  const { outbox, asked, clock } = await outboxWindow()
  outbox.send({ conversationId: 'c', body: 'one' })
  await asked[0]!.refuse({ failure: 'rate.limited', retryable: true, retryAfterMs: 7000 })
  outbox.send({ conversationId: 'other', body: 'two' })
  clock.move(6999)
  outbox.hurry()
  expect(asked).toHaveLength(1)
  clock.move(1)
  expect(bodies(asked)).toEqual(['one', 'one', 'two'])
})

test('a request on a dead path is given up for another with the same id once the network is back', async () => {
  const { outbox, asked, clock } = await outboxWindow()
  const id = outbox.send({ conversationId: 'c', body: 'one' })
  clock.move(4000)
  outbox.hurry()
  await settle()
  clock.move(500)
  expect(asked.map((one) => one.id)).toEqual([id, id])
  await asked[1]!.accept(1)
  await asked[0]!.accept(1)
  expect(outbox.queued.get()).toBe(0)
})

test('a refused word stays with its reason until it is sent again or discarded', async () => {
  const { outbox, asked, said } = await outboxWindow()
  const id = outbox.send({ conversationId: 'c', body: 'late' })
  outbox.send({ conversationId: 'c', body: 'next' })
  await asked[0]!.refuse({ failure: 'conversation.closed', retryable: false, message: 'closed' })
  expect(outbox.sendings.get().get(id)).toMatchObject({
    state: 'failed',
    error: { failure: 'conversation.closed' },
  })
  expect(said()).toEqual(['late', 'next'])
  expect(bodies(asked)[1]).toBe('next')
  await asked[1]!.accept(1)
  outbox.retry(id)
  expect(asked[2]!.id).toBe(id)
  await asked[2]!.refuse({ failure: 'conversation.closed', retryable: false })
  outbox.discard(id)
  expect(said()).toEqual(['next'])
  expect(outbox.sendings.get().size).toBe(0)
})

test('changes go in order with words about the same conversation, and are undone when refused', async () => {
  const { outbox, asked, row } = await outboxWindow()
  outbox.send({ conversationId: 'c', body: 'done' })
  const refused = outbox
    .add({ type: 'update', conversationId: 'c', patch: { status: 'resolved' } })
    .catch((error: unknown) => troubleOf(error).failure)
  const pinned = outbox.add({ type: 'pin', conversationId: 'c', on: true })
  expect(row()).toMatchObject({ status: 'resolved', pinned: true })
  expect(asked).toHaveLength(1)
  expect(outbox.queued.get()).toBe(3)
  await asked[0]!.accept(1)
  await asked[1]!.refuse({ failure: 'action.forbidden', retryable: false })
  expect(await refused).toBe('action.forbidden')
  expect(row()).toMatchObject({ status: 'open', pinned: true })
  await asked[2]!.accept(2)
  await pinned
  expect(outbox.queued.get()).toBe(0)
  expect(outbox.refused.get()).toEqual([])
})

test('what waits, and what was refused, outlives its window: shown, in order, under its ids', async () => {
  const store = memoryOutbox()
  const before = await outboxWindow(store)
  const failed = before.outbox.send({ conversationId: 'c', body: 'refused' })
  const ids = ['one', 'two'].map((body) => before.outbox.send({ conversationId: 'c', body }))
  void before.outbox.add({ type: 'update', conversationId: 'c', patch: { status: 'pending' } })
  await before.asked[0]!.refuse({ failure: 'conversation.closed', retryable: false })
  before.outbox.close()

  const { outbox, asked, said, row } = await outboxWindow(store)
  expect(said()).toEqual(['refused', 'one', 'two'])
  expect(row().status).toBe('pending')
  expect(outbox.sendings.get().get(failed)).toMatchObject({
    state: 'failed',
    error: { failure: 'conversation.closed' },
  })
  expect(asked.map(({ id }) => id)).toEqual([ids[0]])
  await asked[0]!.accept(1)
  await asked[1]!.accept(2)
  await asked[2]!.refuse({ failure: 'action.forbidden', retryable: false })
  expect(asked.map(({ change }) => change.type)).toEqual(['send', 'send', 'update'])
  // Nobody waits for this answer any more, so the refusal is kept to be told.
  expect(outbox.refused.get()).toMatchObject([{ refusal: { failure: 'action.forbidden' } }])
  expect(row().status).toBe('open')
  outbox.discard(outbox.refused.get()[0]!.id)
  outbox.discard(failed)
  await settle()
  expect(await store.read({ userId: 'me', accountId: 'account' })).toEqual([])
})

test('a change of many waits for the words about each of them, and holds up no others', async () => {
  const store = memoryOutbox()
  const { outbox, asked, row } = await outboxWindow(store)
  const patch = { status: 'resolved' } as const
  outbox.send({ conversationId: 'c', body: 'one' })
  const rows = ['c', 'd'].map((id) => ({ ...row(), id: id as ConversationId }))
  void outbox.add({ type: 'bulk', rows, filter: {}, patch }).catch(() => {})
  outbox.send({ conversationId: 'd', body: 'after' })
  outbox.send({ conversationId: 'e', body: 'elsewhere' })
  expect(row().status).toBe('resolved')
  expect(bodies(asked)).toEqual(['one', 'elsewhere'])
  await asked[0]!.accept(1)
  expect(asked[2]!.change).toMatchObject({ type: 'bulk', patch })
  outbox.close()

  const after = await outboxWindow(store)
  expect(after.row().status).toBe('resolved')
  expect(after.asked[0]).toMatchObject({ id: asked[2]!.id, change: { type: 'bulk' } })
  await after.asked[0]!.accept(2)
  expect(bodies(after.asked).at(-1)).toBe('after')
})

test('a session that ended keeps what waits; signing out forgets it', async () => {
  const store = memoryOutbox()
  const { outbox, asked, said } = await outboxWindow(store)
  outbox.send({ conversationId: 'c', body: 'one' })
  await asked[0]!.refuse({ failure: 'session.ended', retryable: false })
  expect(outbox.queued.get()).toBe(1)
  expect(await store.read({ userId: 'me', accountId: 'account' })).toHaveLength(1)
  await outbox.forget()
  expect(said()).toEqual([])
  expect(outbox.queued.get()).toBe(0)
  expect(await store.read({ userId: 'me', accountId: 'account' })).toEqual([])
})

test('a thousand changes wait at most; one more is refused and nothing of it is shown', async () => {
  const store = memoryOutbox()
  const owner = { userId: 'me', accountId: 'account' }
  for (let order = 0; order < 999; order += 1) {
    const change = { type: 'pin', conversationId: `c${order % 50}`, on: true } as const
    await store.write(owner, { id: `${order}`, order, at: new Date(), change, refusal: null })
  }
  const { outbox, said } = await outboxWindow(store)
  outbox.send({ conversationId: 'c', body: 'the last' })
  expect(outbox.queued.get()).toBe(1000)
  const refused = (() => {
    try {
      return outbox.send({ conversationId: 'c', body: 'too much' })
    } catch (error) {
      return troubleOf(error)
    }
  })()
  expect(refused).toMatchObject({ failure: 'outbox.full', retryable: false })
  expect(said()).toEqual(['the last'])
})

const begin = (conversationId: string): Change => ({
  type: 'begin',
  conversationId,
  contact: null,
  beginning: { kind: 'group', subject: 'Tunnel', participantIds: ['bo'] },
})

test('D7 a conversation begun without a network is there, outlives its window, and goes out before its words', async () => {
  const store = memoryOutbox()
  const before = await outboxWindow(store)
  const id = uuid()
  void before.outbox.add(begin(id))
  const { number } = before.shownRow(id)!
  expect(number).toBeLessThan(0)
  before.outbox.send({ conversationId: id, body: 'first' })
  before.outbox.send({ conversationId: id, body: 'second' })
  expect(before.asked.map(({ change }) => change.type)).toEqual(['begin'])
  await before.asked[0]!.refuse(null)
  before.outbox.close()

  const { outbox, asked, open, shownRow } = await outboxWindow(store)
  // Asked for by the address it had, before anybody but this window knows of it.
  const thread = await open(id)
  expect(thread()).toEqual(['first', 'second'])
  expect(shownRow(id)).toMatchObject({ number, subject: 'Tunnel', participants: ['me', 'bo'] })
  expect(outbox.queued.get()).toBe(3)
  await asked[0]!.accept(1)
  expect(shownRow(id)).toMatchObject({ number: 57 })
  expect(bodies(asked).slice(1)).toEqual(['first'])
  await asked[1]!.accept(2)
  expect(bodies(asked).slice(1)).toEqual(['first', 'second'])
  expect(asked.map((one) => one.id)[0]).toBe(id)
})

test('a conversation that two people have already takes what was said in a second one', async () => {
  const { outbox, asked, mirror } = await outboxWindow()
  const id = uuid()
  const beginning = { kind: 'direct' as const, participantIds: ['bo'] }
  void outbox.add({ type: 'begin', conversationId: id, contact: null, beginning })
  outbox.send({ conversationId: id, body: 'hello' })
  const filter = { id: [id] }
  const rows = [{ ...mirror.findConversation({ conversationId: 'c' })!, id: id as ConversationId }]
  void outbox.add({ type: 'bulk', rows, filter, patch: { priority: 'low' } })
  await asked[0]!.accept(1, 'theirs')
  expect(asked[1]!.change).toMatchObject({ type: 'send', conversationId: 'theirs' })
  await asked[1]!.accept(2)
  expect(asked[2]!.change).toMatchObject({ filter: { id: ['theirs'] }, rows: [{ id: 'theirs' }] })
})

test('a refused conversation stays with its words until it is tried again or discarded with them', async () => {
  const { outbox, asked, open, clock } = await outboxWindow()
  const id = uuid()
  void outbox.addFor(begin(id))
  clock.move(1000)
  outbox.send({ conversationId: id, body: 'first' })
  const thread = await open(id)
  await asked[0]!.refuse({ failure: 'member.notFound', retryable: false })
  expect(asked).toHaveLength(1)
  expect(thread()).toEqual(['first'])
  expect(outbox.refused.get()).toMatchObject([{ id, refusal: { failure: 'member.notFound' } }])
  outbox.retry(id)
  expect(asked.map((one) => one.id)).toEqual([id, id])
  await asked[1]!.refuse({ failure: 'member.notFound', retryable: false })
  outbox.discard(id)
  expect(outbox.waiting()).toEqual([])
  expect(outbox.sendings.get().size).toBe(0)
  expect(outbox.refused.get()).toEqual([])
})

test('who waits at a dialog hears a refusal at once, and after a second that it waits', async () => {
  const { outbox, asked, clock, mirror } = await outboxWindow()
  const id = uuid()
  const refused = outbox.addFor(begin(id)).catch((error: unknown) => troubleOf(error).failure)
  await asked[0]!.refuse({ failure: 'member.notFound', retryable: false })
  expect(await refused).toBe('member.notFound')
  expect(outbox.refused.get()).toEqual([])
  expect(mirror.findConversation({ conversationId: id })).toBeNull()
  const waiting = outbox.addFor(begin(uuid()))
  clock.move(1000)
  expect(await waiting).toBeNull()
})

test('saved views are made, changed and arranged in order, and shown over a reload', async () => {
  const store = memoryOutbox()
  const before = await outboxWindow(store)
  const viewId = uuid()
  const draft = { name: 'Mine', scope: 'private', filter: {} } as const
  void before.outbox.add({ type: 'viewMade', viewId, draft })
  void before.outbox.add({ type: 'viewChanged', viewId, patch: { name: 'Ours' } })
  void before.outbox.add({ type: 'viewsArranged', order: [viewId, 'old'] })
  expect(before.views()).toEqual(['Ours', 'Old'])
  before.outbox.close()

  const { outbox, asked, views } = await outboxWindow(store)
  expect(views()).toEqual(['Ours', 'Old'])
  for (let at = 0; at < 3; at += 1) await asked[at]!.accept(at)
  expect(asked.map(({ change }) => change.type)).toEqual([
    'viewMade',
    'viewChanged',
    'viewsArranged',
  ])
  expect(asked[0]!.id).toBe(viewId)
  const deleted = outbox.add({ type: 'viewDeleted', viewId: 'old' }).catch(() => 'refused')
  expect(views()).not.toContain('Old')
  await asked[3]!.refuse({ failure: 'action.forbidden', retryable: false })
  expect(await deleted).toBe('refused')
  expect(views()).toContain('Old')
})
