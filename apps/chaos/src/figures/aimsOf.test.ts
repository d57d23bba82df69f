import { expect, test } from 'vitest'
import { aimsOf } from './aimsOf.ts'
import { Tally } from './Tally.ts'

const of = (acknowledged: number, kills: number, p99: number | null) => {
  const figures = new Tally(() => '').figures([])
  const spread = p99 === null ? null : { count: 1, p50: 1, p95: 1, p99, max: p99 }
  const more = {
    sends: { ...figures.sends, acknowledged },
    kills: { all: kills },
    delivery: { quiet: spread, redisDead: null, crowded: { quiet: null, redisDead: null } },
  }
  return aimsOf({ ...figures, ...more }, 15 * 60)
}
const missed = (...given: Parameters<typeof of>) =>
  of(...given)
    .filter(({ isMet }) => !isMet)
    .map(({ name }) => name)

test('half of the time wants half of the sends and kills', () => {
  expect(missed(50_000, 150, 50)).toEqual([])
  expect(missed(49_999, 149, 51)).toEqual([
    'acknowledged sends',
    'kills',
    'commit to receive in quiet, p99',
  ])
})

test('what did not happen is told as such, and is no miss', () => {
  expect(of(50_000, 150, null).find(({ name }) => /quiet/.test(name))).toMatchObject({
    got: null,
    isMet: true,
  })
})
