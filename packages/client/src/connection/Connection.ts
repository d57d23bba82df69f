import type { TroubleWord } from '../Trouble.ts'

/** How current the picture is. Only one of these is true at a time. */
export type Connection =
  | { state: 'live' }
  /** The socket is lost; the next attempt starts at `retryAt` (milliseconds of Date.now). */
  | { state: 'reconnecting'; retryAt: number; attempt: number }
  /** The device says that it has no network. */
  | { state: 'offline' }
  /** The socket stands and what was missed is on its way. */
  | { state: 'catchingUp' }
  /** The server ended it and will not have us back: sign in again. */
  | { state: 'ended'; failure: TroubleWord }
