import { v7 as uuid } from 'uuid'
import { spreadOf } from './percentiles.ts'
import type { Spread } from './percentiles.ts'
import type { StockClient } from './stockClient.ts'

export interface Rate {
  perSecond: number
  sendToReceive: Spread
  /** From the server's clock just before the commit; whole milliseconds. */
  commitToReceive: Spread
  /** Until the sender has its answer. */
  sendToAnswer: Spread
}

interface Pace {
  perSecond: number
  count: number
}

/** One says so much to the other, in a steady beat; what it took from here to there. */
export async function sendAt(
  ana: StockClient,
  bo: StockClient,
  { perSecond, count }: Pace,
): Promise<Rate> {
  const { accountId, conversationId } = await meet(ana, bo)
  const received = new Map<string, { at: number; committed: number }>()
  const follow = await new Promise<{ unsubscribe(): void }>((resolve) => {
    const handle = bo.api.events.follow.subscribe(
      { accountId },
      {
        onData: (tracked) => {
          const { data } = tracked as unknown as {
            data: { type: string; at: Date; message?: { id: string } }
          }
          if (data.type === 'synced') return setTimeout(() => resolve(handle))
          if (data.type === 'message.new')
            received.set(data.message!.id, { at: now(), committed: data.at.getTime() })
        },
      },
    )
  })
  const sent = new Map<string, number>()
  const answers: Promise<number>[] = []
  const start = now()
  for (let index = 0; index < count; index += 1) {
    const wait = start + (index * 1000) / perSecond - now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const id = uuid()
    const from = now()
    sent.set(id, from)
    const send = ana.api.messages.send.mutate({
      accountId,
      conversationId,
      id,
      body: `message ${index} of the bench`,
    })
    answers.push(send.then(() => now() - from))
  }
  const sendToAnswer = spreadOf(await Promise.all(answers))
  const deadline = now() + 10_000
  while (received.size < count && now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10))
  follow.unsubscribe()
  if (received.size < count)
    throw new Error(`${count - received.size} of ${count} messages did not arrive.`)
  const pairs = [...sent].map(([id, from]) => ({ from, ...received.get(id)! }))
  return {
    perSecond,
    sendToReceive: spreadOf(pairs.map(({ from, at }) => at - from)),
    commitToReceive: spreadOf(pairs.map(({ at, committed }) => Math.max(0, at - committed))),
    sendToAnswer,
  }
}

async function meet(ana: StockClient, bo: StockClient) {
  const { items } = await ana.api.accounts.list.query()
  const accountId = items[0]!.id
  const { items: bos } = await bo.api.accounts.list.query()
  const { conversation } = await ana.api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'direct',
    participantIds: [bos[0]!.member.userId],
  })
  return { accountId, conversationId: conversation.id }
}

/** Milliseconds on the wall clock, with fractions: comparable with the server's. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
