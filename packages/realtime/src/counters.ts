import type { HealCause } from './Notice.ts'

/** What the room did since it began. */
export interface Counters {
  delivered: number
  /** Events that were read from Postgres, as the bus had not brought them. */
  healed: Record<HealCause, number>
  /** Logs that turned out to be others than were followed. */
  restarted: number
  publishFailures: number
  /** How often a reader fell behind what was live. */
  slowReaders: number
}

export function makeCounters(): Counters {
  return {
    delivered: 0,
    healed: { gap: 0, compare: 0 },
    restarted: 0,
    publishFailures: 0,
    slowReaders: 0,
  }
}
