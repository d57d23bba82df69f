import type { ChaosResult } from '../runChaos.ts'
import type { Aim } from './aimsOf.ts'
import type { Spread } from './spreadOf.ts'

/** The figures of a run for people, a line each, and what was found. */
export function printResult({
  seed,
  plant,
  seconds,
  rounds,
  violations,
  isEarly,
  figures,
  aims,
}: ChaosResult): string {
  const { sends, kills, faults, heal, recovery, afterFaults, noticed, delivery } = figures
  const { all, ...byKind } = kills
  const rows: [string, string][] = [
    ['run', `${seconds} s, ${rounds} rounds, seed ${seed}${plant ? `, planted: ${plant}` : ''}`],
    [
      'sends acknowledged',
      `${sends.acknowledged} of ${sends.asked} (${sends.refused} refused, ${sends.unknown} unknown)`,
    ],
    ['events heard', String(figures.eventsHeard)],
    ['kills', `${all} (${counts(byKind)})`],
    ['all faults', counts(faults)],
    ['lost', String(figures.lost)],
    ['doubled', String(figures.doubled)],
    ['out of order', String(figures.outOfOrder)],
    ['leaks', String(figures.leaks)],
    ['healed after a drop', spread(heal.all)],
    ['  stock clients', spread(heal.stock)],
    ['  our clients', spread(heal.own)],
    ['after the end of all faults', spread(afterFaults.all)],
    ['  stock clients', spread(afterFaults.stock)],
    ['  our clients', spread(afterFaults.own)],
    ...Object.entries(recovery).map(([kind, times]): [string, string] => [
      `  of ${kind} alone`,
      spread(times),
    ]),
    ['latest message of each reader', spread(figures.latest)],
    ['dead line noticed by clients', spread(noticed)],
    ['commit to receive, quiet', spread(delivery.quiet)],
    ['commit to receive, no Redis', spread(delivery.redisDead)],
    ['  in a crowd, quiet', spread(delivery.crowded.quiet)],
    ['  in a crowd, no Redis', spread(delivery.crowded.redisDead)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
  return [...table, ...aims.map(printAim), ...found(violations, isEarly)].join('\n')
}

function printAim({ name, wanted, got, isMet }: Aim): string {
  if (got === null) return `-     ${name}: not seen (${wanted})`
  return `${isMet ? 'pass ' : 'MISS '} ${name}: ${got} (${wanted})`
}

const mostShown = 20

function found(violations: ChaosResult['violations'], isEarly: boolean): string[] {
  if (violations.length === 0)
    return [isEarly ? 'Ended early; until then nothing was broken.' : 'Nothing was broken.']
  const shown = violations
    .slice(0, mostShown)
    .map(({ kind, detail }) => `BROKEN ${kind}: ${detail}`)
  const more = violations.length - shown.length
  return more > 0 ? [...shown, `… and ${more} more`] : shown
}

function spread(times: Spread | null): string {
  if (!times) return 'none'
  return `p50 ${times.p50} ms, p99 ${times.p99} ms, max ${times.max} ms (${times.count})`
}

function counts(byKind: Partial<Record<string, number>>): string {
  return Object.entries(byKind)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}
