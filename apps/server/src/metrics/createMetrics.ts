import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FailureWord } from '@parley/contract'
import type { CallWatch } from '@parley/api'
import type { Realtime } from '@parley/realtime'
import { readRealtime } from './readRealtime.ts'

/** What the house is asked for when somebody reads. */
export interface Counted {
  realtime: Pick<Realtime, 'status'>
  api: { status(): { sockets: number; requests: number } }
}

export interface Metrics extends CallWatch {
  refused(word: FailureWord): void
  /** A change had waited so long at its client when it was asked for. */
  waited(ms: number): void
  /** A socket ended with this code. */
  closed(code: number): void
  /** What is read from here on. */
  count(house: Counted): void
  /** As Prometheus reads it. */
  print(): Promise<{ type: string; text: string }>
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** From what is asked at once to a week without a network. */
const longTimes = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600, 86_400, 604_800]
/** The close code of the contract for it. */
const slowReader = 4008
/** Of the events handed to sockets, one in this many is timed: a crowd must not pay for the clock. */
const sample = 16

/** What a server counts, for /metrics. Numbers that others keep are read when somebody asks. */
export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const refusals = new Counter({
    name: 'parley_refusals_total',
    help: 'Requests refused, by the word of the contract.',
    labelNames: ['failure'],
    registers,
  })
  const closes = new Counter({
    name: 'parley_connections_closed_total',
    help: 'Sockets that ended, by close code.',
    labelNames: ['code'],
    registers,
  })
  const slow = new Counter({
    name: 'parley_slow_readers_closed_total',
    help: 'Sockets closed with 4008, as they left too much unread.',
    registers,
  })
  const sends = new Histogram({
    name: 'parley_send_seconds',
    help: 'From a send read to its answer ready.',
    buckets: seconds,
    registers,
  })
  const deliveries = new Histogram({
    name: 'parley_delivery_seconds',
    help: `From just before an event's commit to a socket having it; one in ${sample} is timed.`,
    buckets: seconds,
    registers,
  })
  const waits = new Histogram({
    name: 'parley_outbox_wait_seconds',
    help: 'How long a change had waited in the outbox of its client when it asked, by that client; each attempt over HTTP that came here counts.',
    buckets: longTimes,
    registers,
  })
  let handed = 0
  return {
    refused: (failure) => refusals.inc({ failure }),
    waited: (ms) => waits.observe(ms / 1000),
    closed(code) {
      closes.inc({ code })
      if (code === slowReader) slow.inc()
    },
    answered(path, ms) {
      if (path === 'messages.send') sends.observe(ms / 1000)
    },
    handed(at) {
      if (handed % sample === 0) deliveries.observe(Math.max(0, Date.now() - at.getTime()) / 1000)
      handed += 1
    },
    count({ realtime, api }) {
      readRealtime(realtime, registers)
      gauge('parley_connections', 'Open sockets.', () => api.status().sockets)
      gauge('parley_requests', 'HTTP requests being answered.', () => api.status().requests)
    },
    print: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }

  function gauge(name: string, help: string, read: () => number) {
    return new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
}
