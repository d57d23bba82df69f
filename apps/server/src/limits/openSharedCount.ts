import { Redis } from 'ioredis'
import type { Realtime } from '@parley/realtime'
import type { SharedCount } from './createLimiter.ts'

/** A connection of its own for counting: what waits there must not hold up what is carried. */
export function openSharedCount(
  url: string,
  realtime: Pick<Realtime, 'status'>,
): SharedCount & { close(): void } {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
    socketTimeout: 5000,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 2000),
  })
  // Errors come as states and refused commands; without a listener they would end the process.
  redis.on('error', () => {})
  return {
    redis,
    isAway: () => redis.status !== 'ready' || realtime.status().bus.name === 'away',
    close: () => redis.disconnect(),
  }
}
