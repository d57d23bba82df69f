export interface Spread {
  n: number
  p50: number
  p95: number
  p99: number
  max: number
}

/** The middle and the slow end of samples, in their own unit. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** Milliseconds for people. */
export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`
}
