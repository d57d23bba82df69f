import type { Fault } from './Fault.ts'

/** One line of a schedule: `0.8 s killServer 417 for 0.3 s`, and so on. */
export function printRound(faults: readonly Fault[]): string {
  return faults
    .map(({ kind, atMs, forMs, target }) => {
      const length = forMs === null ? ' until all rest' : forMs > 0 ? ` for ${seconds(forMs)}` : ''
      return `${seconds(atMs)} ${kind} ${target}${length}`
    })
    .join(' · ')
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
