import { expect, test } from 'vitest'
import type { Reader, ReaderLine } from '../checker/History.ts'
import { Tally } from './Tally.ts'

const reader: Reader = {
  name: 'bo',
  account: 'a',
  userId: 'bo',
  conversations: [],
  canaries: [],
  leaves: false,
  kind: 'own',
}
const down = (at: number): ReaderLine => ({ k: 'down', at, why: '' })
const synced = (at: number): ReaderLine => ({ k: 'synced', at, cursor: '1.t' })
const heard = (sent: number, at: number): ReaderLine => ({
  k: 'event',
  at,
  sent,
  cursor: '1.t',
  type: 'message.new',
  see: [],
})

test('sends count once, by the best that came of them', () => {
  const tally = new Tally(() => 'p')
  const ask = (id: string, attempt: number) =>
    ({ k: 'ask', id, attempt, at: 0, account: '', conversation: '', author: '', body: '' }) as const
  const end = (id: string, attempt: number, outcome: 'acknowledged' | 'refused' | 'unknown') =>
    ({ k: 'end', id, attempt, at: 0, outcome }) as const
  tally.countSends([ask('1', 1), end('1', 1, 'unknown'), ask('1', 2), end('1', 2, 'acknowledged')])
  tally.countSends([ask('2', 1), end('2', 1, 'refused'), ask('3', 1)])
  expect(tally.figures([]).sends).toEqual({ asked: 3, acknowledged: 1, refused: 1, unknown: 1 })
})

test('a drop is healed when it is synced, and laid to the one fault that explains it', () => {
  const tally = new Tally(() => 'p')
  tally.happened.push(
    { kind: 'killServer', target: 'server-1', began: 1000, ended: 3000 },
    { kind: 'silenceLine', target: 'p', began: 20_000, ended: 29_000 },
  )
  tally.countHeard(reader, [down(1010), synced(1300), down(26_000), synced(29_500)])
  const { heal, recovery, noticed, afterFaults } = tally.figures([])
  expect(heal.own).toMatchObject({ count: 2, max: 3500 })
  expect(recovery.killServer).toMatchObject({ count: 1, max: 290 })
  expect(recovery.silenceLine).toMatchObject({ count: 1, max: 500 })
  expect(afterFaults.own).toMatchObject({ count: 2, max: 500 })
  expect(noticed).toMatchObject({ count: 1, max: 6000 })
})

test('what is heard counts as quiet away from faults, and as without Redis while it is dead', () => {
  const tally = new Tally(() => 'p')
  tally.happened.push({ kind: 'killRedis', target: 'redis', began: 10_000, ended: 15_000 })
  tally.countHeard(reader, [heard(1000, 1007), heard(9000, 9100), heard(11_000, 11_080)])
  tally.crowdedFrom = 30_000
  tally.countHeard(reader, [heard(31_000, 31_400)])
  const { delivery, kills } = tally.figures([])
  expect(delivery.crowded).toMatchObject({ quiet: { count: 1, max: 400 }, redisDead: null })
  expect(delivery.quiet).toMatchObject({ count: 1, max: 7 })
  expect(delivery.redisDead).toMatchObject({ count: 1, max: 80 })
  expect(kills).toEqual({ killRedis: 1, all: 1 })
})
