import { createTRPCClient } from '@trpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppRouter } from '@parley/api'
import { Store } from '../Store.ts'
import type { Connection } from './Connection.ts'
import { Socket } from './Socket.ts'
import { watchNetwork } from './watchNetwork.ts'

/** A line that opens and then says only what the test says. */
class Line extends EventTarget {
  static OPEN = 1
  static CLOSING = 2
  static CLOSED = 3
  static all: Line[] = []
  readonly OPEN = 1
  readonly CONNECTING = 0
  state = 0
  sent: string[] = []
  constructor() {
    super()
    Line.all.push(this)
    setTimeout(() => {
      this.state = 1
      this.dispatchEvent(new Event('open'))
    }, 5)
  }
  get readyState() {
    return this.state
  }
  send(text: string) {
    this.sent.push(text)
  }
  close() {}
  say(data: string) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

let window: EventTarget
let document: EventTarget & { visibilityState: string }
beforeEach(() => {
  vi.useFakeTimers()
  Line.all = []
  window = new EventTarget()
  document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open() {
  const connection = new Store<Connection>({ state: 'catchingUp' })
  const socket = new Socket({
    url: 'ws://somewhere',
    connectionParams: () => ({}),
    connection,
    WebSocket: Line as unknown as typeof WebSocket,
  })
  const api = createTRPCClient<AppRouter>({ links: [socket.link] })
  const begin = () => api.signals.follow.subscribe({ accountId: 'a' }, {})
  begin()
  socket.onReplaced(() => void begin())
  await vi.advanceTimersByTimeAsync(50)
  connection.set({ state: 'live' })
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  const retryNow = () => socket.retryNow()
  const stop = watchNetwork({ connection, retryNow, check: () => socket.check() })
  return { connection, stop: () => (stop(), socket.close()) }
}

test('a page that is looked at again asks at once, and gives a silent line up after three seconds', async () => {
  const { connection, stop } = await open()
  const [line] = Line.all
  document.dispatchEvent(new Event('visibilitychange'))
  expect(line!.sent.at(-1)).toBe('PING')
  line!.say('PONG')
  await vi.advanceTimersByTimeAsync(3000)
  expect(connection.get().state).toBe('live')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(2999)
  expect(connection.get().state).toBe('live')
  await vi.advanceTimersByTimeAsync(1)
  expect(connection.get().state).toBe('reconnecting')
  stop()
})

test('a page in the background stays connected and asks nothing', async () => {
  const { connection, stop } = await open()
  const sent = Line.all[0]!.sent.length
  document.visibilityState = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(Line.all[0]!.sent).toHaveLength(sent)
  expect(connection.get().state).toBe('live')
  stop()
})

test('a device that has a network again connects anew without waiting', async () => {
  const { connection, stop } = await open()
  window.dispatchEvent(new Event('offline'))
  expect(connection.get()).toEqual({ state: 'offline', retryAt: null })
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(50)
  expect(Line.all).toHaveLength(2)
  expect(connection.get().state).toBe('catchingUp')
  stop()
})
