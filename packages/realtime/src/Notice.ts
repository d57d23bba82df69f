/** What the room had to set right, or could not. Shapes and numbers only: nothing that people wrote. */
export type Notice =
  /** Events that the bus did not bring, read from Postgres; `after` is the position they follow. */
  | { kind: 'healed'; accountId: string; cause: HealCause; after: number; events: number }
  /** The log is another one than was followed, or lost its end: every follower asks anew. */
  | { kind: 'restarted'; accountId: string; position: number }
  /** The log could not be read for too long: its followers were ended. */
  | { kind: 'gaveUp'; accountId: string; followers: number }

/** gap: an event came before one it follows; compare: Postgres was ahead of what was heard. */
export type HealCause = 'gap' | 'compare'
