import type { TroubleWord } from '../Trouble.ts'

/** How current the picture is. Only one of these is true at a time. */
export type Connection =
  /** `after` an absence, for as long as the state lasts. */
  | { state: 'live'; after?: Absence }
  /** The socket is lost; the next attempt starts at `retryAt` (milliseconds of Date.now). */
  | { state: 'reconnecting'; retryAt: number; attempt: number }
  /** The device says that it has no network, or several attempts failed: then the next is at `retryAt`. */
  | { state: 'offline'; retryAt: number | null }
  /** The socket stands and what was missed is on its way. */
  | { state: 'catchingUp' }
  /** The server ended it and will not have us back: sign in again. */
  | { state: 'ended'; failure: TroubleWord }

/** How long nothing came, and how much of others came then; null when it was too much to count. */
export interface Absence {
  ms: number
  updates: number | null
}
