import { expect, test } from 'vitest'
import { drawRound } from './drawRound.ts'
import { faultKinds } from './Fault.ts'
import { longPace } from './paceOf.ts'
import { printRound } from './printRound.ts'

const rounds = (seed: string) =>
  Array.from({ length: 200 }, (_, index) => drawRound({ seed, index, lengthMs: 8000 }))

test('the same seed draws and prints the same schedule, another one another', () => {
  expect(rounds('7')).toEqual(rounds('7'))
  expect(rounds('7').map(printRound)).toEqual(rounds('7').map(printRound))
  expect(rounds('7')).not.toEqual(rounds('8'))
})

test('every round kills a server and PostgreSQL and ends without Redis, and all faults are drawn', () => {
  for (const faults of rounds('1')) {
    expect(faults.filter(({ kind }) => kind === 'killServer').length).toBeGreaterThan(0)
    expect(faults.map(({ kind }) => kind)).toContain('restartPostgres')
    const held = faults.filter(({ forMs }) => forMs === null)
    expect(held).toHaveLength(1)
    expect(['killRedis', 'holdRedis', 'silenceRedisLine']).toContain(held[0]!.kind)
    expect(faults.at(-1)).toEqual(held[0])
  }
  const drawn = new Set(rounds('1').flatMap((faults) => faults.map(({ kind }) => kind)))
  expect([...drawn].sort()).toEqual([...faultKinds].sort())
})

test('three hundred kills in half an hour are drawn', () => {
  // Of the half hour a seventh goes to healing and judging.
  const count = Math.floor((30 * 60_000 * 0.85) / longPace.roundMs)
  const faults = Array.from({ length: count }, (_, index) =>
    drawRound({
      seed: '2',
      index,
      lengthMs: longPace.roundMs,
      everyMs: longPace.everyMs,
    }),
  )
  const kills = faults.flat().filter(({ kind }) => /^(kill|restart)/.test(kind))
  expect(kills.length).toBeGreaterThan(300)
})
