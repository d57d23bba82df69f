import type { Fold } from './Query.ts'

/** So much happened that the log does not tell it row by row. */
export const resync: Fold<'resync'> = () => ({ refetch: true })
