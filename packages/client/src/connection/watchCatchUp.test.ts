import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchCatchUp } from './watchCatchUp.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function stage(readHead: () => Promise<number>) {
  const seen = { asked: 0, done: 0 }
  const ask = () => {
    seen.asked += 1
    return readHead()
  }
  const catchUp = watchCatchUp(ask, () => (seen.done += 1))
  /** One event every 50 ms, from a position on. */
  const say = async (from: number, count: number) => {
    for (let position = from; position < from + count; position += 1) {
      catchUp.heard(position)
      await vi.advanceTimersByTimeAsync(50)
      if (seen.done > 0) return
    }
  }
  return { catchUp, seen, say }
}

test('a stream that falls quiet has caught up, and nobody is asked', async () => {
  const { seen, say } = stage(() => Promise.resolve(1e6))
  await say(1, 10)
  expect(seen).toEqual({ asked: 0, done: 0 })
  await vi.advanceTimersByTimeAsync(150)
  expect(seen).toEqual({ asked: 0, done: 1 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(seen).toEqual({ asked: 0, done: 1 })
})

test('where people write without a rest it has caught up once it passes where the log was', async () => {
  const { seen, say } = stage(() => Promise.resolve(30))
  await say(1, 29)
  expect(seen).toEqual({ asked: 1, done: 0 })
  await say(30, 1)
  expect(seen.done).toBe(1)
})

test('whose question fails asks again', async () => {
  let tries = 0
  const answer = async () => {
    tries += 1
    if (tries === 1) throw new Error('no line')
    return 40
  }
  const { seen, say } = stage(answer)
  await say(1, 45)
  expect(seen).toEqual({ asked: 2, done: 1 })
})

test('an answer of the connection before says nothing of this one', async () => {
  let answer: (head: number) => void = () => {}
  const { catchUp, seen, say } = stage(() => new Promise((resolve) => (answer = resolve)))
  await say(1, 22)
  expect(seen.asked).toBe(1)
  catchUp.stop()
  answer(5)
  await say(23, 2)
  expect(seen.done).toBe(0)
})
