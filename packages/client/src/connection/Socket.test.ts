import { createTRPCClient } from '@trpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppRouter } from '@parley/api'
import { Store } from '../Store.ts'
import type { Connection } from './Connection.ts'
import { Socket } from './Socket.ts'

const opened: FakeSocket[] = []

/** Opens at once and answers heartbeats; what else it hears is said by the test. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readonly OPEN = 1
  readonly CONNECTING = 0
  readyState = 0

  constructor() {
    super()
    opened.push(this)
    setTimeout(() => {
      this.readyState = 1
      this.dispatchEvent(new Event('open'))
    })
  }

  send(text: string) {
    if (text === 'PING') setTimeout(() => this.hear('PONG'))
  }

  hear(data: string) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }

  close(code = 1005) {
    if (this.readyState === 3) return
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

beforeEach(() => {
  opened.length = 0
  vi.useFakeTimers()
  // Each wait is as long as it may be.
  vi.spyOn(Math, 'random').mockReturnValue(0.999)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function follow() {
  const connection = new Store<Connection>({ state: 'catchingUp' })
  const socket = new Socket({
    url: 'ws://nowhere',
    connectionParams: () => ({}),
    connection,
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  const api = createTRPCClient<AppRouter>({ links: [socket.link] })
  api.events.follow.subscribe({ accountId: 'a' }, {})
  await vi.advanceTimersByTimeAsync(10_000)
}

const askToMove = (socket: FakeSocket) => socket.hear('{"id":null,"method":"reconnect"}')

test('who is asked to move comes back within half a second each time, whatever the close before said', async () => {
  await follow()
  for (const times of [1, 2, 3]) {
    expect(opened).toHaveLength(times)
    askToMove(opened.at(-1)!)
    opened.at(-1)!.close(1012)
    await vi.advanceTimersByTimeAsync(510)
    expect(opened).toHaveLength(times + 1)
    await vi.advanceTimersByTimeAsync(10_000)
  }
})

test('who is asked to move again at once comes back as soon: nothing went wrong', async () => {
  await follow()
  for (const times of [1, 2, 3, 4]) {
    askToMove(opened.at(-1)!)
    opened.at(-1)!.close(1012)
    await vi.advanceTimersByTimeAsync(510)
    expect(opened).toHaveLength(times + 1)
  }
})

test('a server that closes late, once the next connection stands, makes nobody wait the next time', async () => {
  await follow()
  const [first] = opened
  askToMove(first!)
  await vi.advanceTimersByTimeAsync(510)
  const [, second] = opened
  first!.close(1012)
  await vi.advanceTimersByTimeAsync(10_000)
  askToMove(second!)
  await vi.advanceTimersByTimeAsync(510)
  expect(opened).toHaveLength(3)
})

test('a server that closes without asking meets its people again over two seconds', async () => {
  await follow()
  opened[0]!.close(1012)
  await vi.advanceTimersByTimeAsync(1990)
  expect(opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20)
  expect(opened).toHaveLength(2)
})
