import { Cluster, Redis } from 'ioredis'
import type { Realtime } from '@parley/realtime'
import type { SharedCount } from './createLimiter.ts'

interface SharedCountOptions {
  url: string
  /** The address is that of a node of a Redis Cluster. */
  isCluster: boolean
  /** Knows whether Redis answers. */
  realtime: Pick<Realtime, 'status'>
}

const patience = { maxRetriesPerRequest: 1, commandTimeout: 500, socketTimeout: 5000 }
const backoff = (times: number) => Math.min(50 * 2 ** times, 2000)

/** A connection of its own for counting: what waits there must not hold up what is carried. */
export function openSharedCount({
  url,
  isCluster,
  realtime,
}: SharedCountOptions): SharedCount & { close(): void } {
  const redis = isCluster
    ? new Cluster([url], {
        enableOfflineQueue: false,
        clusterRetryStrategy: backoff,
        redisOptions: patience,
      })
    : new Redis(url, { ...patience, enableOfflineQueue: false, retryStrategy: backoff })
  // Errors come as states and refused commands; without a listener they would end the process.
  redis.on('error', () => {})
  return {
    redis,
    isAway: () => redis.status !== 'ready' || realtime.status().bus.name === 'away',
    close: () => redis.disconnect(),
  }
}
