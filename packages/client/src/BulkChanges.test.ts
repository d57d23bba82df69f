import { QueryClient } from '@tanstack/query-core'
import { expect, test } from 'vitest'
import type { Conversation, Operation } from '@parley/contract'
import { BulkChanges } from './BulkChanges.ts'
import { idsFilter } from './changes/idsFilter.ts'
import { keyOf } from './mirror/keys.ts'
import { Mirror } from './mirror/Mirror.ts'
import type { Kept } from './outbox/Kept.ts'
import { memoryOutbox } from './outbox/memoryOutbox.ts'
import { Outbox } from './outbox/Outbox.ts'
import type { OutboxStore } from './outbox/OutboxStore.ts'
import { heldClock } from './testing/heldClock.ts'
import { SimServer, accountId } from './testing/SimServer.ts'

interface Asked {
  what: 'start' | 'read' | 'undo'
  input: unknown
  resolve(answer: unknown): Promise<void>
  reject(data: object | null): Promise<void>
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await null
}

async function open(store?: OutboxStore) {
  const clock = heldClock()
  const queryClient = new QueryClient()
  const server = new SimServer()
  for (const id of ['a', 'b', 'c']) server.create(id, 'open')
  const mirror = new Mirror({
    queryClient,
    accountId,
    clock,
    call: async (procedure, input) => server.answer(procedure, input),
  })
  mirror.viewer = { userId: 'me' }
  const options = mirror.queryOptions('conversations.list', { accountId, filter: {} })
  await queryClient.fetchQuery(options)
  const asked: Asked[] = []
  const ask = (what: Asked['what'], input: unknown) =>
    new Promise<never>((resolve, reject) => {
      asked.push({
        what,
        input,
        resolve: (answer) => (resolve(answer as never), settle()),
        reject: (data) => (reject(Object.assign(new Error('refused'), { data })), settle()),
      })
    })
  const outbox = new Outbox({ mirror, clock, store, ask: (kept) => askFor(kept) })
  const read = (operationId: string) => ask('read', operationId)
  const bulk = new BulkChanges({ mirror, clock, outbox, read })
  // The cache tells the mirror of answers in the next turn.
  await settle()
  await outbox.open()
  bulk.takeUp(outbox.waiting())
  const shown = () => {
    const { items } = queryClient.getQueryData<{ items: Conversation[] }>(
      keyOf('conversations.list', { accountId, filter: {} }),
    )!
    return items.map(({ id, status, priority }) => `${id} ${status} ${priority ?? '-'}`).toSorted()
  }
  return { bulk, outbox, asked, shown, clock, mirror, server }

  function askFor({ id, change }: Kept): Promise<never> {
    if (change.type === 'undo') return ask('undo', change.operationId)
    return ask('start', { operationId: id, ...change })
  }
}

const operation = (values: Partial<Operation>) => ({
  reason: null,
  undone: 0,
  skipped: 0,
  ...values,
})
const asIs = ['a open -', 'b open -', 'c open -']

test('rows change at once, and are as if nothing had been when it is refused', async () => {
  const { bulk, asked, shown } = await open()
  const id = bulk.start({ ids: ['a', 'c'] }, { status: 'resolved', priority: 'high' })
  expect(shown()).toEqual(['a resolved high', 'b open -', 'c resolved high'])
  expect(asked[0]!.input).toMatchObject({ operationId: id, filter: { id: ['a', 'c'] } })
  await asked[0]!.reject({ failure: 'label.notFound', retryable: false })
  expect(shown()).toEqual(asIs)
  expect(bulk.progress.get()[id]).toMatchObject({
    state: 'failed',
    trouble: { failure: 'label.notFound' },
  })
})

test('of a filter the rows that match are shown changed', async () => {
  const { bulk, shown } = await open()
  bulk.start({ filter: { id: { notIn: ['b'] } } }, { priority: 'low' })
  expect(shown()).toEqual(['a open low', 'b open -', 'c open low'])
})

test('a try that is lost is asked again with the same id', async () => {
  const { bulk, asked, clock, shown } = await open()
  const id = bulk.start({ ids: ['a'] }, { priority: 'low' })
  await asked[0]!.reject(null)
  expect(shown()).toContain('a open low')
  clock.move(5000)
  await settle()
  expect(asked[1]).toMatchObject({ what: 'start', input: { operationId: id } })
})

test('a large one stays shown and is followed until it is done', async () => {
  const { bulk, asked, clock, shown } = await open()
  const id = bulk.start({ ids: ['a'] }, { priority: 'low' })
  await asked[0]!.resolve({ operationId: id, matched: 900, asOf: '3.t' })
  await asked[1]!.resolve({
    operation: operation({ state: 'running', matched: 900, changed: 500 }),
    asOf: '3.t',
  })
  expect(bulk.progress.get()[id]).toMatchObject({ state: 'running', matched: 900, changed: 500 })
  expect(shown()).toContain('a open low')
  clock.move(3000)
  await settle()
  await asked[2]!.resolve({
    operation: operation({ state: 'done', matched: 900, changed: 900 }),
    asOf: '3.t',
  })
  expect(bulk.progress.get()[id]).toMatchObject({ state: 'done', changed: 900 })
  // Confirmed: from here on the log alone says it, and this one's never did.
  expect(shown()).toEqual(asIs)
})

test('undo gives each row back what it was at once, but not what another changed since', async () => {
  const { bulk, asked, shown, mirror, server } = await open()
  const id = bulk.start({ ids: ['a', 'b'] }, { priority: 'low', status: 'pending' })
  for (const row of ['a', 'b']) server.patch(row, { priority: 'low', status: 'pending' })
  const asOf = server.cursor()
  server.patch('b', { priority: 'urgent' })
  for (const event of server.log) mirror.receive(server.cursor(event.position), event)
  await asked[0]!.resolve({ operationId: id, matched: 2, asOf })
  expect(shown()).toEqual(['a pending low', 'b pending urgent', 'c open -'])
  bulk.undo(id)
  expect(shown()).toEqual(['a open -', 'b open urgent', 'c open -'])
  await settle()
  expect(asked.at(-1)).toMatchObject({ what: 'undo', input: id })
})

test('undo before the server has answered waits for it', async () => {
  const { bulk, asked, shown } = await open()
  const id = bulk.start({ ids: ['a'] }, { priority: 'low' })
  bulk.undo(id)
  expect(shown()).toEqual(asIs)
  expect(asked.map(({ what }) => what)).toEqual(['start'])
  await asked[0]!.resolve({ operationId: id, matched: 1, asOf: '3.t' })
  expect(asked.map(({ what }) => what)).toContain('undo')
  expect(bulk.progress.get()[id]!.state).toBe('undoing')
})

test('one that waits over a reload is shown, followed and put back by the next page', async () => {
  const store = memoryOutbox()
  const before = await open(store)
  const id = before.bulk.start({ ids: ['a', 'b'] }, { status: 'resolved' })
  await before.asked[0]!.reject(null)
  before.outbox.close()

  const { bulk, asked, shown } = await open(store)
  expect(shown()).toEqual(['a resolved -', 'b resolved -', 'c open -'])
  expect(bulk.progress.get()[id]).toMatchObject({
    state: 'asking',
    patch: { status: 'resolved' },
    isTakenUp: true,
  })
  bulk.undo(id)
  expect(shown()).toEqual(asIs)
  expect(asked.map(({ what }) => what)).toEqual(['start'])
  await asked[0]!.resolve({ matched: 2, asOf: '3.t' })
  expect(asked[1]).toMatchObject({ what: 'undo', input: id })
})

test('an undoing that waits over a reload goes out after what it undoes, and with it when that is refused', async () => {
  const store = memoryOutbox()
  const before = await open(store)
  const id = before.bulk.start({ ids: ['a'] }, { status: 'resolved' })
  before.bulk.undo(id)
  await settle()
  before.outbox.close()

  const { bulk, outbox, asked, shown } = await open(store)
  expect(shown()).toEqual(asIs)
  expect(bulk.progress.get()[id]).toMatchObject({ state: 'undoing' })
  expect(asked.map(({ what }) => what)).toEqual(['start'])
  await asked[0]!.reject({ failure: 'action.forbidden', retryable: false })
  expect(asked).toHaveLength(1)
  expect(shown()).toEqual(asIs)
  expect(bulk.progress.get()[id]).toMatchObject({ state: 'failed' })
  expect(outbox.waiting()).toEqual([])
})

test('more ids than a list holds are several lists', () => {
  const ids = Array.from({ length: 250 }, (_, index) => String(index))
  expect(idsFilter(ids).or?.map(({ id }) => (id as string[]).length)).toEqual([100, 100, 50])
})
