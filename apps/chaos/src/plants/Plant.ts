/** What may be broken on purpose, to see that the run notices, and as what it must be reported. */
export const plants = {
  /** Sends are answered before they are committed. */
  'early-acknowledgement': 'lost',
  /** Followers page by the messages' ids, which are made before the commit. */
  'cursor-by-id': 'hole',
  /** Nothing remembers what was done already. */
  'no-idempotency': 'doubled',
  /** Nobody compares positions with PostgreSQL. */
  'muted-check': 'stale',
} as const

export type Plant = keyof typeof plants
