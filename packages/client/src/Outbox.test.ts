import { QueryClient } from '@tanstack/query-core'
import { expect, test } from 'vitest'
import type { Message, MessageAnswer } from '@parley/contract'
import { keyOf } from './mirror/keys.ts'
import { Mirror } from './mirror/Mirror.ts'
import { Outbox } from './Outbox.ts'
import { heldClock } from './testing/heldClock.ts'

interface Asked {
  id: string
  conversationId: string
  body: string
  accept(seq: number): Promise<void>
  refuse(data: object | null): Promise<void>
}

function open() {
  const clock = heldClock()
  const queryClient = new QueryClient()
  const accountId = 'account'
  const mirror = new Mirror({ queryClient, accountId, call: () => new Promise(() => {}), clock })
  mirror.viewer = { userId: 'me' }
  const threadKey = keyOf('messages.list', { accountId, conversationId: 'c' })
  queryClient.setQueryData(threadKey, { items: [], hasBefore: false, hasAfter: false, asOf: '1.t' })
  mirror.queryOptions('messages.list', { accountId, conversationId: 'c' })
  const asked: Asked[] = []
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await null
  }
  const outbox = new Outbox({
    mirror,
    clock,
    send: (input) =>
      new Promise<MessageAnswer>((resolve, reject) => {
        const accept = (seq: number) => {
          resolve({
            message: { ...input, seq, delivery: 'sent' } as unknown as Message,
            asOf: `${seq + 1}.t` as never,
          })
          return settle()
        }
        const refuse = (data: object | null) => {
          reject(Object.assign(new Error('refused'), { data }))
          return settle()
        }
        asked.push({ ...input, accept, refuse })
      }),
  })
  const shown = () =>
    queryClient.getQueryData<{ items: Message[] }>(threadKey)!.items.map(({ body }) => body)
  return { clock, outbox, asked, shown, queryClient, settle }
}

async function opened() {
  const world = open()
  // The cache tells the mirror of answers in the next turn.
  await new Promise((done) => setTimeout(done, 5))
  return world
}

test('words are shown at once and sent in order, one on its way per conversation', async () => {
  const { outbox, asked, shown } = await opened()
  for (const body of ['one', 'two']) outbox.send({ conversationId: 'c', body })
  outbox.send({ conversationId: 'other', body: 'elsewhere' })
  expect(shown()).toEqual(['one', 'two'])
  expect(asked.map(({ body }) => body)).toEqual(['one', 'elsewhere'])
  await asked[0]!.accept(1)
  expect(asked.map(({ body }) => body)).toEqual(['one', 'elsewhere', 'two'])
})

test('D7 a lost connection means the same id again, after a pause that grows', async () => {
  const { outbox, asked, clock, settle } = await opened()
  const id = outbox.send({ conversationId: 'c', body: 'one' })
  await asked[0]!.refuse(null)
  expect(outbox.sendings.get().get(id)).toEqual({ state: 'waiting' })
  clock.move(500)
  await settle()
  expect(asked.map((one) => one.id)).toEqual([id, id])
  await asked[1]!.refuse(null)
  clock.move(500)
  expect(asked).toHaveLength(2)
  clock.move(1000)
  expect(asked).toHaveLength(3)
})

test('a limit is waited for as long as the server says', async () => {
  const { outbox, asked, clock } = await opened()
  outbox.send({ conversationId: 'c', body: 'one' })
  await asked[0]!.refuse({ failure: 'rate.limited', retryable: true, retryAfterMs: 7000 })
  clock.move(6999)
  expect(asked).toHaveLength(1)
  clock.move(1)
  expect(asked).toHaveLength(2)
})

test('a refused word stays with its reason until it is sent again or discarded', async () => {
  const { outbox, asked, shown } = await opened()
  const id = outbox.send({ conversationId: 'c', body: 'late' })
  outbox.send({ conversationId: 'c', body: 'next' })
  await asked[0]!.refuse({ failure: 'conversation.closed', retryable: false, message: 'closed' })
  expect(outbox.sendings.get().get(id)).toMatchObject({
    state: 'failed',
    error: { failure: 'conversation.closed' },
  })
  expect(shown()).toEqual(['late', 'next'])
  expect(asked[1]!.body).toBe('next')
  await asked[1]!.accept(1)
  outbox.retry(id)
  expect(asked[2]!.id).toBe(id)
  await asked[2]!.refuse({ failure: 'conversation.closed', retryable: false })
  outbox.discard(id)
  expect(shown()).toEqual(['next'])
  expect(outbox.sendings.get().size).toBe(0)
})
