import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { SharedCount } from './createLimiter.ts'

/** Wrong tries by address, as all servers counted them. */
export interface SharedTries {
  /** Null while nobody knows. */
  count(address: string): Promise<number | null>
  add(address: string): void
}

interface TriesOptions {
  shared: SharedCount
  tries: number
  windowMs: number
}

export function sharedTries({ shared, tries, windowMs }: TriesOptions): SharedTries {
  const limiter = new RateLimiterRedis({
    storeClient: shared.redis,
    keyPrefix: 'parley:limit:signIn',
    points: tries,
    duration: windowMs / 1000,
  })
  return {
    async count(address) {
      if (shared.isAway()) return null
      return limiter.get(address).then(
        (found) => found?.consumedPoints ?? 0,
        () => null,
      )
    },
    add: (address) => void limiter.penalty(address).catch(() => {}),
  }
}
