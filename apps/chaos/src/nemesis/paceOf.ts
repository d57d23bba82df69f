interface Pace {
  /** How long servers run before they are timed, in milliseconds. */
  warmMs: number
  /** How long is timed what is quiet, and then what Redis is away for. */
  quietMs: number
  /** How long the faults of one round begin, in milliseconds. */
  roundMs: number
  /** One fault in this time, beside those that every round has. */
  everyMs: number
  /** Sends of all writers together in a second, where there is room for them. */
  sendsPerSecond: number
}

const shortPace: Pace = {
  warmMs: 8000,
  quietMs: 8000,
  roundMs: 8000,
  everyMs: 1600,
  sendsPerSecond: 100,
}

/**
 * Every round ends with some ten seconds of last words, healing and judging, in which nobody writes:
 * over half an hour rounds of this length leave time for 100,000 sends and still for sixteen kills in each.
 */
export const longPace: Pace = {
  warmMs: 40_000,
  // Of eight seconds a tenth that the machine takes for itself is the slowest hundredth.
  quietMs: 40_000,
  roundMs: 80_000,
  everyMs: 2700,
  sendsPerSecond: 160,
}

export function paceOf(minutes: number): Pace {
  return minutes >= 10 ? longPace : shortPace
}
