import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, socketClient } from './testing/clients.ts'
import { faultyLine } from './testing/faultyLine.ts'
import type { FaultyLine } from './testing/faultyLine.ts'
import { furnish } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let line: FaultyLine
let home: string
/** One who answers the server's pings, and is told nothing. */
let quiet: { ws: WebSocket; since: number; isClosed: boolean }
beforeAll(async () => {
  house = await startHouse()
  line = await faultyLine(house.port)
  const { accountId } = await furnish(house.db)
  home = accountId
  quiet = await openQuiet()
})
afterAll(async () => {
  quiet?.ws.terminate()
  await line?.close()
  await house?.stop()
})

test('a path that died is noticed by the server within 15.5 s, from whenever it last heard of it', async () => {
  const socketUrl = `ws://127.0.0.1:${line.port}/api/trpc`
  const client = socketClient({ ...house, socketUrl }, await signIn(house, 'owner'))
  const heard: unknown[] = []
  client.subscription(
    'events.follow',
    { accountId: home },
    { onData: (one) => void heard.push(one) },
  )
  await expect.poll(() => heard.length, { timeout: 5000 }).toBe(1)
  // Just before the server would ask is when the longest silence begins.
  await new Promise((resolve) => setTimeout(resolve, 200))
  line.silence(true)
  const from = Date.now()
  expect(house.api.status().sockets).toBe(2)
  expect(house.realtime.status().followers).toBe(1)
  await expect.poll(() => house.api.status().sockets, { timeout: 20_000, interval: 50 }).toBe(1)
  const took = Date.now() - from
  console.log(`half-open noticed by the server after ${took} ms`)
  expect(took).toBeLessThanOrEqual(15_500)
  expect(took).toBeGreaterThan(5000)
  await expect.poll(() => house.realtime.status().followers, { timeout: 2000 }).toBe(0)
  await client.socket.close()
}, 40_000)

test('a reader that answers is not taken for dead, however quiet its account is', async () => {
  await new Promise((resolve) => setTimeout(resolve, quiet.since + 17_000 - Date.now()))
  expect(quiet.isClosed).toBe(false)
}, 30_000)

async function openQuiet() {
  const ws = new WebSocket(`${house.socketUrl}?connectionParams=1`)
  const opened = { ws, since: Date.now(), isClosed: false }
  ws.on('close', () => (opened.isClosed = true))
  ws.on('message', (data: Buffer) => data.toString() === 'PING' && ws.send('PONG'))
  await new Promise((resolve) => ws.on('open', resolve))
  const token = await signIn(house, 'owner')
  ws.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  return opened
}
