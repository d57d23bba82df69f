import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { v7 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ConversationId } from '@parley/contract'
import { appendEvent, transact } from '@parley/db'
import { signIn } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

const MiB = 1024 * 1024
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let house: House
let home: Furniture
let token: string
/** What a flood costs while somebody reads it, in bytes. */
let usual: number
const open: WebSocket[] = []
beforeAll(async () => {
  // A replay as large as it takes to fill what stands before a reader that stopped.
  house = await startHouse({ limits: { replayBytes: 64 * MiB } })
  home = await furnish(house.db)
  token = await signIn(house, 'owner')
  // A process that has done nothing yet grows by what it learns, whoever reads.
  const reader = await openReader(null)
  await flood(20)
  reader.ws.terminate()
  await reader.closed
  await empty()
  usual = await costOfReading()
}, 60_000)
afterAll(async () => {
  for (const ws of open) ws.terminate()
  await house.stop()
})

/** What this process holds, once nothing is left to be thrown away. */
function held(): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** One who follows from a cursor, and from its first yield on reads nothing more. */
async function stalledReader(lastEventId: string | null) {
  const reader = await openReader(lastEventId)
  reader.ws.pause()
  return reader
}

async function openReader(lastEventId: string | null) {
  const ws = new WebSocket(`${house.socketUrl}?connectionParams=1`)
  open.push(ws)
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  ws.on('error', () => {})
  await new Promise((resolve) => ws.on('open', resolve))
  ws.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  const json = { accountId: home.accountId, lastEventId }
  const first = new Promise<void>((resolve) =>
    ws.on('message', (data: Buffer) => data.toString().includes('synced') && resolve()),
  )
  const params = { path: 'events.follow', input: { json } }
  ws.send(JSON.stringify({ id: 1, method: 'subscription', params }))
  await first
  return { ws, closed }
}

const batch = 25

/** Events of 30 KB on the wire each, a batch in one commit. */
async function flood(batches: number) {
  for (let n = 0; n < batches; n += 1)
    await transact(house.db, home.accountId, async (tx) => {
      for (let one = 0; one < batch; one += 1) {
        const conversationId = uuid() as ConversationId
        const body = {
          type: 'conversation.hidden',
          conversationId,
          pad: '€'.repeat(10_000),
        } as const
        appendEvent(tx, { body, audience: ['members'], by: home.by })
      }
      return {}
    })
}

const followers = () => house.realtime.status().followers
const sockets = () => house.api.status().sockets
/** Waits until nobody is left. */
const empty = () =>
  vi.waitFor(() => expect(sockets() + followers()).toBe(0), { timeout: 5000, interval: 50 })

/** The most that was held beyond `before` while `going` answers true. */
async function mostWhile(before: number, going: () => Promise<boolean>): Promise<number> {
  let most = 0
  while (await going()) most = Math.max(most, held() - before)
  return most
}

/** Who was given up is told so as far as it still reads, and is gone from the house. */
async function areGone(stalled: Awaited<ReturnType<typeof stalledReader>>[]) {
  for (const { ws } of stalled) ws.resume()
  const codes = await Promise.all(stalled.map(({ closed }) => closed))
  expect(codes.filter((code) => code !== 4008 && code !== 1006)).toEqual([])
  await empty()
}

/** What the same flood costs while somebody reads it: that is no stalled reader's. */
async function costOfReading(): Promise<number> {
  const reader = await openReader(null)
  let said = 0
  const most = await mostWhile(held(), async () => {
    await flood(2)
    said += 2
    return said < 40
  })
  reader.ws.terminate()
  await empty()
  return most
}

function isBounded(most: number, readers: number) {
  const each = most / readers
  console.log(`${readers} stalled: ${(each / MiB).toFixed(2)} MiB each`)
  expect(each).toBeLessThanOrEqual(1.25 * MiB)
}

test.each([1, 8])(
  'D10 of %i who stop reading each costs this process at most 1.25 MiB until it is closed',
  async (readers) => {
    const stalled = []
    for (let n = 0; n < readers; n += 1) stalled.push(await stalledReader(null))
    expect(followers()).toBe(readers)
    const before = held()
    let said = 0
    // Until the kernel takes no more, and then until the last of them is given up.
    const most = await mostWhile(before, async () => {
      if (followers() === 0 || said > 200) return false
      await flood(2)
      said += 2
      return true
    })
    expect(followers()).toBe(0)
    isBounded(most - usual, readers)
    await areGone(stalled)
    expect(house.errors).toEqual([])
  },
  120_000,
)

test('D10 one who stops reading in the middle of a replay costs no more, and is closed in seconds', async () => {
  // More than what the kernel takes off the house's hands.
  const [from] = await house.db.sql<[{ position: number; tag: string }]>`
    select position, tag from event_heads where account_id = ${home.accountId}`
  await flood(40)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const before = held()
  const began = Date.now()
  const stalled = await Promise.all(
    Array.from({ length: 4 }, () => stalledReader(`${from.position}.${from.tag}`)),
  )
  const most = await mostWhile(before, async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return followers() > 0 && Date.now() - began < 20_000
  })
  isBounded(most, 4)
  await areGone(stalled)
}, 60_000)
