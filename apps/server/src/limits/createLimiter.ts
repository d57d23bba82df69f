import type { Cluster, Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** Where servers count together; null where there is one server. */
export interface SharedCount {
  redis: Redis | Cluster
  /** Nobody answers there now. */
  isAway(): boolean
}

interface LimiterOptions {
  name: string
  points: number
  seconds: number
  shared: SharedCount | null
}

/** Counts by key. Milliseconds to wait are 0 when there is nothing to wait for. */
export interface Limiter {
  /** Takes one, or says how long to wait for it. */
  take(key: string): Promise<number>
  /** How long one would have to wait now. */
  look(key: string): Promise<number>
}

/**
 * So many in a window. What this server counted decides, so that nobody waits for Redis; each is told
 * to Redis behind its back, and a key that it finds used up by all servers is held up here from then
 * on. While Redis is away each server counts alone, and allows half.
 */
export function createLimiter({ name, points, seconds, shared }: LimiterOptions): Limiter {
  const local = new RateLimiterMemory({ points, duration: seconds })
  const common =
    shared &&
    new RateLimiterRedis({
      storeClient: shared.redis,
      keyPrefix: `parley:limit:${name}`,
      points,
      duration: seconds,
    })
  const allowed = () => (shared?.isAway() ? Math.ceil(points / 2) : points)

  function tell(key: string) {
    if (!common || shared?.isAway()) return
    common.consume(key).catch((reason: unknown) => {
      // Anything else is Redis being away, which is known elsewhere.
      if (reason instanceof RateLimiterRes) void local.block(key, reason.msBeforeNext / 1000)
    })
  }

  return {
    async take(key) {
      const count = await local.consume(key).catch((over: RateLimiterRes) => over)
      if (count.consumedPoints > allowed()) return Math.max(1, count.msBeforeNext)
      tell(key)
      return 0
    },
    async look(key) {
      const count = await local.get(key)
      return count && count.consumedPoints >= allowed() ? Math.max(1, count.msBeforeNext) : 0
    },
  }
}
