/** What the room did since it began. */
export interface Counters {
  delivered: number
  healed: { gap: number; compare: number }
  publishFailures: number
  slowReaders: number
}

export function makeCounters(): Counters {
  return { delivered: 0, healed: { gap: 0, compare: 0 }, publishFailures: 0, slowReaders: 0 }
}
