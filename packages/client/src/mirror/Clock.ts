/** Time, so that tests can hold it. */
export interface Clock {
  now(): number
  /** Runs once after `ms`; call the answer to forget it. */
  after(ms: number, run: () => void): () => void
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
