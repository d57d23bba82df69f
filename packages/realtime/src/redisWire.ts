import { Cluster, Redis } from 'ioredis'

interface WireOptions {
  url: string
  /** The address of one node of a Redis Cluster. */
  isCluster: boolean
  /** A connection that owes an answer for this long is opened anew. */
  silentMs: number
}

/** Two connections to Redis, or to each master of a cluster: one says, one hears. */
export interface RedisWire {
  ping(): Promise<unknown>
  publish(channel: string, text: string): Promise<unknown>
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  /** Whether the hearing one is there. */
  isReady(): boolean
  onMessage(hear: (channel: string, text: string) => void): void
  on(state: 'ready' | 'close', listener: () => void): void
  close(): void
}

export function redisWire(options: WireOptions): RedisWire {
  return options.isCluster ? clusterWire(options) : plainWire(options)
}

const backoff = (times: number) => Math.min(50 * 2 ** times, 2000)

function plainWire({ url, silentMs }: WireOptions): RedisWire {
  const common = { socketTimeout: silentMs, retryStrategy: backoff }
  const saying = new Redis(url, { ...common, enableOfflineQueue: false, maxRetriesPerRequest: 1 })
  const hearing = new Redis(url, { ...common, maxRetriesPerRequest: null })
  return {
    ...ends(saying, hearing),
    publish: (channel, text) => saying.publish(channel, text),
    subscribe: (channel) => hearing.subscribe(channel),
    unsubscribe: (channel) => hearing.unsubscribe(channel),
    onMessage: (hear) => void hearing.on('message', hear),
  }
}

/** Sharded: a message travels to the one master that its channel belongs to, and not to all. */
function clusterWire({ url, silentMs }: WireOptions): RedisWire {
  const common = {
    clusterRetryStrategy: backoff,
    redisOptions: { socketTimeout: silentMs, maxRetriesPerRequest: 1 },
  }
  const saying = new Cluster([url], { ...common, enableOfflineQueue: false })
  const hearing = new Cluster([url], { ...common, shardedSubscribers: true })
  return {
    ...ends(saying, hearing),
    publish: (channel, text) => saying.spublish(channel, text),
    subscribe: (channel) => hearing.ssubscribe(channel),
    unsubscribe: (channel) => hearing.sunsubscribe(channel),
    onMessage: (hear) => void hearing.on('smessage', hear),
  }
}

function ends(saying: Redis | Cluster, hearing: Redis | Cluster) {
  // Errors come as states and missing answers; without a listener they would end the process.
  for (const one of [saying, hearing]) one.on('error', () => {})
  return {
    ping: () => saying.ping(),
    isReady: () => hearing.status === 'ready',
    on: (state: 'ready' | 'close', listener: () => void) => void hearing.on(state, listener),
    close() {
      saying.disconnect()
      hearing.disconnect()
    },
  }
}
