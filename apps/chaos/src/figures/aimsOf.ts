import type { Figures } from './Tally.ts'

/** One thing that a run is to show. */
export interface Aim {
  name: string
  wanted: string
  /** Null where nothing of it happened. */
  got: number | null
  isMet: boolean
}

const halfHour = 30 * 60
const wantedSends = 100_000
const wantedKills = 300

/** What was promised, and what a run of so many seconds has shown of it; sums are for half an hour. */
export function aimsOf(figures: Figures, seconds: number): Aim[] {
  const { sends, kills, delivery, recovery, afterFaults, noticed } = figures
  const share = seconds / halfHour
  const atLeast = (name: string, got: number, sum: number): Aim => {
    const wanted = Math.round(sum * share)
    return { name, wanted: `at least ${wanted}`, got, isMet: got >= wanted }
  }
  const none = (name: string, got: number): Aim => ({ name, wanted: 'none', got, isMet: got === 0 })
  const within = (name: string, got: number | undefined, ms: number): Aim => ({
    name,
    wanted: `at most ${ms} ms`,
    got: got ?? null,
    isMet: got === undefined || got <= ms,
  })
  return [
    atLeast('acknowledged sends', sends.acknowledged, wantedSends),
    atLeast('kills', kills.all, wantedKills),
    none('lost', figures.lost),
    none('doubled', figures.doubled),
    none('out of order', figures.outOfOrder),
    none('leaks', figures.leaks),
    within('commit to receive in quiet, p99', delivery.quiet?.p99, 50),
    within('commit to receive without Redis, p99', delivery.redisDead?.p99, 300),
    within('recovery after the kill of a server, p99', recovery.killServer?.p99, 3000),
    within('recovery of a line that was cut, p95', recovery.cutLine?.p95, 2000),
    within('our clients after the end of all faults, p99', afterFaults.own?.p99, 3000),
    within('a dead line noticed by clients, at most', noticed?.max, 8000),
  ]
}
