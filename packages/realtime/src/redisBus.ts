import { reviveDates } from '@parley/db'
import type { Bus, BusMessage, BusState } from './bus.ts'
import { redisWire } from './redisWire.ts'
import { settlesWithin } from './settlesWithin.ts'

interface RedisBusOptions {
  url: string
  /** The address is that of a node of a Redis Cluster. */
  isCluster?: boolean
  /** Called once when Redis is lost, or was never there, and once when it is back. */
  onState?: (state: BusState) => void
  /** A publish that is not done by then is given up; Postgres heals it. */
  publishMs?: number
  /** No answer to a ping within this is unhealthy. */
  pingMs?: number
  /** How often it is asked. */
  pingEveryMs?: number
  /** How long the acknowledgement of a subscription is waited for. */
  subscribeMs?: number
  /** A connection that owes an answer for this long is opened anew. */
  silentMs?: number
}

/**
 * Redis pub/sub, one subscriber and one publisher connection per server; of a cluster, per master. Losing Redis never fails a
 * caller: publishes are given up, healthy() turns false, readers heal from Postgres.
 */
export function redisBus({
  url,
  isCluster = false,
  onState = () => {},
  publishMs = 50,
  pingMs = 250,
  pingEveryMs = 500,
  subscribeMs = 1000,
  silentMs = 5000,
}: RedisBusOptions): Bus {
  const wire = redisWire({ url, isCluster, silentMs })
  const channels = new Map<string, Set<(message: BusMessage) => void>>()
  const turned = new Set<() => void>()
  let healthy = true
  let wasReady = false
  let isLost = false
  let lostAt = new Date()
  let asking: Promise<unknown> | undefined

  wire.onMessage((channel, text) => {
    const message = decode(text)
    if (message) for (const hear of channels.get(channel) ?? []) hear(message)
  })
  wire.on('ready', () => {
    isLost = false
    if (wasReady) recover()
    wasReady = true
  })
  wire.on('close', lose)
  const pinging = setInterval(() => void ping(), pingEveryMs)
  pinging.unref()

  async function ping() {
    // One question at a time: a Redis that hangs would collect them.
    asking ??= mustSettle(wire.ping(), silentMs).finally(() => (asking = undefined))
    const answered = (await settlesWithin(asking, pingMs)) && wire.isReady()
    if (answered === healthy) return
    healthy = answered
    if (!answered) lose()
    onState(state())
    if (answered) recover()
  }

  /** Once for each loss, however often a new connection fails. */
  function lose() {
    if (isLost) return
    isLost = true
    lostAt = new Date()
    turned.forEach((listener) => listener())
  }

  function recover() {
    // Masters of a cluster come back without what was subscribed to them.
    if (isCluster)
      for (const channel of channels.keys()) void wire.subscribe(channel).catch(() => {})
    isLost = false
    turned.forEach((listener) => listener())
  }

  function state(): BusState {
    const isOk = healthy && wire.isReady()
    return isOk ? { name: 'ok' } : { name: 'away', since: lostAt }
  }

  return {
    shared: true,
    async publish(accountId, message) {
      // A Redis that hangs would keep every publish in memory until it answers.
      const sent =
        healthy &&
        (await settlesWithin(
          wire.publish(channelOf(accountId), JSON.stringify(message)),
          publishMs,
        ))
      if (!sent) throw new Error('Redis did not take the message in time.')
    },
    async subscribe(accountId, hear) {
      const channel = channelOf(accountId)
      const listeners = channels.get(channel) ?? new Set()
      channels.set(channel, listeners.add(hear))
      // While Redis is away the position check carries on alone; ioredis subscribes on its return.
      await settlesWithin(wire.subscribe(channel), healthy ? subscribeMs : 0)
      return async () => {
        listeners.delete(hear)
        if (listeners.size > 0 || channels.get(channel) !== listeners) return
        channels.delete(channel)
        await settlesWithin(wire.unsubscribe(channel), healthy ? subscribeMs : 0)
      }
    },
    healthy: () => state().name === 'ok',
    state,
    onTurned: (listener) => void turned.add(listener),
    async close() {
      clearInterval(pinging)
      wire.close()
    },
  }
}

/** A question to a master that is gone for good is never answered. */
async function mustSettle(promise: Promise<unknown>, ms: number) {
  if (!(await settlesWithin(promise, ms))) throw new Error('Redis did not answer.')
}

function channelOf(accountId: string): string {
  return `parley:${accountId}`
}

function decode(text: string): BusMessage | null {
  try {
    return reviveDates(JSON.parse(text) as BusMessage)
  } catch {
    return null
  }
}
