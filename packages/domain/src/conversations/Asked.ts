import type { Filter } from '@parley/contract'
import type { Sight } from './readSight.ts'

/** A filter with who asks and what is known of their account. */
export interface Asked extends Sight {
  filter: Filter
  /** What relative dates count from: of one request the same throughout. */
  now: Date
}
/** The same without a filter: who asks, and what is known of their account. */
export type Asker = Omit<Asked, 'filter'>
