/** Every deadline and bound of the room, in milliseconds, bytes and positions. */
export interface RealtimeLimits {
  /** How often hubs compare their positions with Postgres. */
  compareMs: number
  /** The same while the bus is unhealthy. */
  compareSickMs: number
  /** How long one comparison is waited for; the next is not sent before it answers. */
  compareDeadlineMs: number
  /** A hub that could not compare for this long stops delivering: a revoked person must not hear on. */
  staleMs: number
  /** How long an event out of order waits for the one before it until Postgres is asked. */
  reorderMs: number
  heartbeatMs: number
  /** Replay beyond this many positions, or this much payload, is a resync. */
  replayPositions: number
  replayBytes: number
  /** Text of one page of a replay: what a reader that stops in the middle of it costs. */
  replayPageBytes: number
  /** Of the newest part of an account's log, in memory, for those who come back. */
  recentBytes: number
  /** So many find out at once what they missed; the others wait, and sends find Postgres free. */
  joinsAtOnce: number
  /** What waits for one reader, in memory; beside it stands what its socket holds. */
  mailboxBytes: number
  /** Resyncs of many followers are spread over this much per follower, up to resyncMaxMs. */
  resyncSpreadMs: number
  resyncMaxMs: number
  typingMs: number
  viewingMs: number
  /** A start of typing or viewing said again sooner than this is not told again. */
  repeatMs: number
  presenceBeatMs: number
  presenceLeaseMs: number
  presenceGraceMs: number
  /** Arrivals and departures are gathered for this long: a crowd that comes back is told once. */
  presenceGatherMs: number
}

export const defaultLimits: RealtimeLimits = {
  compareMs: 1000,
  compareSickMs: 100,
  compareDeadlineMs: 1000,
  staleMs: 10_000,
  reorderMs: 10,
  heartbeatMs: 10_000,
  replayPositions: 10_000,
  replayBytes: 4 * 1024 * 1024,
  replayPageBytes: 128 * 1024,
  recentBytes: 1024 * 1024,
  joinsAtOnce: 4,
  mailboxBytes: 768 * 1024,
  resyncSpreadMs: 5,
  resyncMaxMs: 3000,
  typingMs: 6000,
  viewingMs: 15_000,
  repeatMs: 2500,
  presenceBeatMs: 3000,
  presenceLeaseMs: 10_000,
  presenceGraceMs: 5000,
  presenceGatherMs: 50,
}
