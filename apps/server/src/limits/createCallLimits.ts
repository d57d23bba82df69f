import { Failure } from '@parley/contract'
import type { CallLimits } from '@parley/api'
import { createLimiter } from './createLimiter.ts'
import type { SharedCount } from './createLimiter.ts'
import { windowSeconds } from './Limits.ts'
import type { Limits } from './Limits.ts'

/**
 * Bounds what a person sends and signals, and what an account takes. A message counts against its
 * account once it was accepted: whoever is no member must not use up what members have.
 */
export function createCallLimits(limits: Limits, shared: SharedCount | null): CallLimits {
  const make = (name: string, points: number) =>
    createLimiter({ name, points, seconds: windowSeconds, shared })
  const sends = make('sends', limits.memberSends)
  const accounts = make('account', limits.accountSends)
  const signals = make('signals', limits.memberSignals)
  return {
    async claimSend(accountId, userId) {
      refuseFor(await accounts.look(accountId), 'This account sends too many messages at once.')
      refuseFor(await sends.take(userId), 'You send too many messages at once.')
      return () => void accounts.take(accountId)
    },
    async claimSignal(userId) {
      refuseFor(await signals.take(userId), 'You say too often that you type, look or are there.')
    },
  }
}

/** Spread a little, or all who wait for one window would come at its first moment. */
function refuseFor(ms: number, message: string) {
  if (ms === 0) return
  throw new Failure('rate.limited', { message, retryAfterMs: Math.ceil(ms + Math.random() * 250) })
}
