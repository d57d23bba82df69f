import { expect, test } from 'vitest'
import { checkBounds } from './checkBounds.ts'
import type { Sample } from './checkBounds.ts'

const bounds = { growth: 100, loopDelayMs: 500, connections: 10 }
const first: Sample = {
  server: 'one',
  at: 0,
  pid: 1,
  memory: 1000,
  loopDelayMs: 20,
  connections: 3,
  isDisturbed: false,
}
const kinds = (...more: Partial<Sample>[]) =>
  checkBounds([first, ...more.map((one) => ({ ...first, ...one }))], bounds).map(({ kind }) => kind)

test('within the bounds, also after a start, nothing is broken', () => {
  expect(kinds({ memory: 1100 }, { pid: 2, memory: 5000 }, { pid: 2, memory: 5050 })).toEqual([])
})

test('growth, lateness and too many sockets are told', () => {
  expect(kinds({ memory: 1101 })).toEqual(['memory'])
  expect(kinds({ loopDelayMs: 501 })).toEqual(['loopDelay'])
  expect(kinds({ connections: 11 })).toEqual(['connections'])
})

test('a server that was held a moment ago is not judged', () => {
  expect(kinds({ loopDelayMs: 4000, isDisturbed: true })).toEqual([])
})
