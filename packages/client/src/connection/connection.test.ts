import { expect, test } from 'vitest'
import type { FollowYield } from '@parley/contract'
import { AbsenceCount } from './AbsenceCount.ts'
import { closingAtOnce } from './closingAtOnce.ts'
import { retryDelay } from './retryDelay.ts'

test('the first attempt comes within half a second, later ones ever later up to about 30 s', () => {
  expect(retryDelay(0, () => 0.999)).toBeLessThan(500)
  const middles = [1, 2, 3, 4, 5, 6, 7].map((attempt) => retryDelay(attempt, () => 0.5))
  expect(middles).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(retryDelay(3, () => 0)).toBe(3000)
})

test('a server that restarts meets its people again over two seconds', () => {
  expect(retryDelay(0, () => 0.999, 1012)).toBeGreaterThan(1900)
  expect(retryDelay(0, () => 0.999, 1012)).toBeLessThan(2000)
  expect(retryDelay(1, () => 0.5, 1012)).toBe(1000)
})

test('what others did in an absence is counted, not what one read or did oneself', () => {
  const count = new AbsenceCount(() => 'me')
  const note = (type: string, id: string) =>
    count.note({ type, position: 1, actor: { type: 'member', id } } as unknown as FollowYield)
  note('message.new', 'bo')
  expect(count.end()).toEqual({})
  count.begin()
  for (const type of ['message.new', 'conversation.updated', 'conversation.read']) note(type, 'bo')
  note('message.new', 'me')
  expect(count.end()).toMatchObject({ after: { updates: 2 } })
  count.begin()
  count.note({ type: 'resync', afterMs: 0 } as FollowYield)
  expect(count.end()).toMatchObject({ after: { updates: null } })
})

/** A socket on a dead path: its closing handshake never ends. */
class DeadSocket extends EventTarget {
  get readyState() {
    return 1
  }
  close() {}
}

test('a socket on a dead path counts as closed the moment it is closed, and says nothing after', () => {
  const socket = new (closingAtOnce(DeadSocket as unknown as typeof WebSocket))('ws://nowhere')
  const heard: string[] = []
  for (const type of ['message', 'close']) socket.addEventListener(type, () => heard.push(type))
  socket.dispatchEvent(new Event('message'))
  socket.close()
  expect(socket.readyState).toBe(3)
  socket.dispatchEvent(new Event('message'))
  socket.dispatchEvent(new Event('close'))
  expect(heard).toEqual(['message', 'close'])
})
