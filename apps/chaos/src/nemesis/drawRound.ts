import { random } from '../random.ts'
import type { Random } from '../random.ts'
import { faultKinds } from './Fault.ts'
import type { Fault, FaultKind } from './Fault.ts'

/** How long each kind lasts, in milliseconds; kills are started again after it. */
const lasts: Record<FaultKind, readonly [number, number]> = {
  killServer: [100, 1500],
  holdServer: [500, 4000],
  rollServers: [0, 0],
  killRedis: [200, 3000],
  holdRedis: [500, 4000],
  dropSubscribers: [0, 0],
  cutRedisLine: [0, 0],
  silenceRedisLine: [1000, 6000],
  delayRedisLine: [1000, 4000],
  restartPostgres: [0, 0],
  killClients: [100, 1000],
  holdClients: [500, 4000],
  cutLine: [0, 0],
  // Some longer than the eight seconds within which a client notices by itself.
  silenceLine: [1000, 12_000],
  refuseLine: [500, 3000],
  delayLine: [1000, 4000],
  throttleLine: [1000, 4000],
  tearLine: [1000, 3000],
  revoke: [0, 0],
}

/** Kills come more often than the rest: they are what the run is for. */
const urn: readonly FaultKind[] = [
  ...faultKinds,
  ...Array<FaultKind>(5).fill('killServer'),
  ...Array<FaultKind>(4).fill('killClients'),
  ...Array<FaultKind>(2).fill('killRedis'),
]

const heldKinds = ['killRedis', 'killRedis', 'holdRedis', 'silenceRedisLine'] as const

interface RoundOptions {
  seed: string
  /** From 0. */
  index: number
  lengthMs: number
  /** How often something befalls the run beside what must, in milliseconds. */
  everyMs?: number
  /** Only these, each as likely as the other, and none that must be; all by default. */
  only?: readonly FaultKind[] | undefined
}

/**
 * The faults of one round, by when they begin: at least one kill of a server and of PostgreSQL, and
 * a loss of Redis that lasts until the writers rest, so that what was said last had no Redis to carry
 * it. The same seed, index and length draw the same round.
 */
export function drawRound({ seed, index, lengthMs, everyMs = 1600, only }: RoundOptions): Fault[] {
  const chance = random(`${seed} round ${index}`)
  const more = Math.max(1, Math.round(lengthMs / everyMs))
  if (only) {
    const some = Array.from({ length: more }, () =>
      draw(chance, chance.pick(only), lengthMs * 0.75),
    )
    return some.sort((a, b) => a.atMs - b.atMs)
  }
  const sure: FaultKind[] = ['killServer', 'restartPostgres']
  const kinds = [...sure, ...Array.from({ length: more }, () => chance.pick(urn))]
  const faults = kinds.map((kind) => draw(chance, kind, lengthMs * 0.75))
  const held = draw(chance, chance.pick(heldKinds), 0)
  const last = { ...held, atMs: Math.round(lengthMs * 0.8), forMs: null }
  return [...faults, last].sort((a, b) => a.atMs - b.atMs)
}

function draw(chance: Random, kind: FaultKind, beforeMs: number): Fault {
  const [low, high] = lasts[kind]
  const atMs = chance.below(Math.round(beforeMs) + 1)
  return { kind, atMs, forMs: chance.between(low, high), target: chance.below(1000) }
}
