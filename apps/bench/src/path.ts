import { v7 as uuid } from 'uuid'
import { measureBrowsers } from './browsers.ts'
import { measureFloor } from './floor.ts'
import type { Floor } from './floor.ts'
import { ms, spreadOf } from './percentiles.ts'
import type { Spread } from './percentiles.ts'
import { runProduct } from './runProduct.ts'
import { stockClient } from './stockClient.ts'
import type { StockClient } from './stockClient.ts'

interface Rate {
  perSecond: number
  sendToReceive: Spread
  /** From the server's clock just before the commit; whole milliseconds. */
  commitToReceive: Spread
  /** Until the sender has its answer. */
  sendToAnswer: Spread
}

const rates = [
  { perSecond: 1, count: 15 },
  { perSecond: 50, count: 500 },
  { perSecond: 200, count: 2000 },
]

/** From one stock client to another through the whole product, beside the floor of this machine. */
export async function path(): Promise<object> {
  const product = await runProduct()
  try {
    const floor = await measureFloors(product.databaseUrl)
    const [ana, bo] = [
      await stockClient(product.url, 'ana@parley.test'),
      await stockClient(product.url, 'bo@parley.test'),
    ]
    const measured: Rate[] = []
    // A server that has just started has not compiled what it runs.
    await sendAt(ana, bo, { perSecond: 100, count: 1500 })
    for (const rate of rates) measured.push(await sendAt(ana, bo, rate))
    const floorAgain = await measureFloors(product.databaseUrl)
    for (const client of [ana, bo]) client.close()
    const browsers = await measureBrowsers(product.url)
    return report([floor, floorAgain], measured, browsers)
  } finally {
    await product.stop()
  }
}

async function sendAt(
  ana: StockClient,
  bo: StockClient,
  { perSecond, count }: (typeof rates)[number],
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

interface Floors {
  busy: Floor
  paced: Floor
}

async function measureFloors(databaseUrl: string): Promise<Floors> {
  return { busy: await measureFloor(databaseUrl, 0), paced: await measureFloor(databaseUrl, 20) }
}

/** The better of two runs, before and after. */
function lower(floors: Floor[]) {
  const insert = Math.min(...floors.map((one) => one.insert.p50))
  const echo = Math.min(...floors.map((one) => one.echo.p50))
  return { insert, echo, sum: insert + echo }
}

function printFloor(name: string, { insert, echo, sum }: ReturnType<typeof lower>) {
  console.log(
    `floor ${name}: one flushed INSERT ${ms(insert)} + one raw ws echo ${ms(echo)} = ${ms(sum)} (p50)`,
  )
}

function report(floors: Floors[], measured: Rate[], browsers: Spread | null): object {
  const busy = lower(floors.map((one) => one.busy))
  const paced = lower(floors.map((one) => one.paced))
  printFloor('back to back', busy)
  printFloor('at 50/s', paced)
  console.table(
    Object.fromEntries(
      measured.map(({ perSecond, sendToReceive, commitToReceive, sendToAnswer }) => [
        `${perSecond}/s`,
        {
          'send→receive p50': ms(sendToReceive.p50),
          'send→receive p99': ms(sendToReceive.p99),
          'commit→receive p50': ms(commitToReceive.p50),
          'commit→receive p99': ms(commitToReceive.p99),
          'send→answer p50': ms(sendToAnswer.p50),
          'p50 / floor': (sendToReceive.p50 / busy.sum).toFixed(1),
          'p50 / floor at 50/s': (sendToReceive.p50 / paced.sum).toFixed(1),
        },
      ]),
    ),
  )
  console.log(
    browsers
      ? `key press in one browser to paint in another: p50 ${ms(browsers.p50)}, p99 ${ms(browsers.p99)} (${browsers.n} messages)`
      : 'No Chromium on PATH: browsers were not measured.',
  )
  return { floor: { busy, paced }, rates: measured, browsers }
}
