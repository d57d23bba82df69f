import { expect, test } from 'vitest'
import { closingAtOnce } from './closingAtOnce.ts'
import { retryDelay } from './retryDelay.ts'

test('the first attempt comes within half a second, later ones ever later up to about 30 s', () => {
  expect(retryDelay(0, () => 0.999)).toBeLessThan(500)
  const middles = [1, 2, 3, 4, 5, 6, 7].map((attempt) => retryDelay(attempt, () => 0.5))
  expect(middles).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(retryDelay(3, () => 0)).toBe(3000)
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
