import type { Pending } from '../mirror/Pending.ts'
import type { Trouble } from '../Trouble.ts'
import type { Answered, Kept } from './Kept.ts'

/** One who waits for the answer to a change. */
export interface Hearer {
  resolve(answered: Answered): void
  reject(error: unknown): void
}

/** A change on its way, as this window knows it. */
export interface Item {
  kept: Kept
  pending: Pending
  attempt: number
  /** Why the last attempt was in vain. */
  trouble?: Trouble
  /** The next attempt comes no earlier. */
  notBefore: number
  /** While it is on its way. */
  running: { since: number; abort: AbortController } | null
  heard: Hearer[]
}

/**
 * `waiting` for its turn or the network, `sending` on its way, `failed` refused for good. `error` of
 * what is not failed says why it was tried in vain more than once.
 */
export type SendingState =
  | { state: 'waiting' | 'sending'; error?: Trouble }
  | { state: 'failed'; error: Trouble }

export function stateOf({ kept, running, attempt, trouble }: Item): SendingState {
  if (kept.refusal) return { state: 'failed', error: kept.refusal }
  const inVain = trouble && attempt > 1 ? { error: trouble } : {}
  return { state: running ? 'sending' : 'waiting', ...inVain }
}

export function byOrder(a: Kept, b: Kept): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}
