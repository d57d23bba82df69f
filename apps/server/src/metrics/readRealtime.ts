import { Counter, Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { Realtime } from '@parley/realtime'

type Status = ReturnType<Realtime['status']>

/** The carrying room's own counters, as Prometheus reads them: nothing is counted twice. */
export function readRealtime(realtime: Pick<Realtime, 'status'>, registers: Registry[]): void {
  const counter = (name: string, help: string, read: (status: Status) => Record<string, number>) =>
    new Counter({
      name,
      help,
      labelNames: ['cause'],
      registers,
      collect() {
        this.reset()
        for (const [cause, value] of Object.entries(read(realtime.status())))
          this.inc(cause ? { cause } : {}, value)
      },
    })
  counter('parley_events_delivered_total', 'Events put before followers.', ({ delivered }) => ({
    '': delivered,
  }))
  counter(
    'parley_heals_total',
    'Events read from Postgres, as the bus had not brought them.',
    ({ healed, restarted }) => ({ ...healed, restarted }),
  )
  counter(
    'parley_publish_failures_total',
    'Commits that the bus did not take in time.',
    ({ publishFailures }) => ({ '': publishFailures }),
  )
  const gauge = (name: string, help: string, read: (status: Status) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(realtime.status()))
      },
    })
  gauge('parley_followers', 'Open subscriptions to events and signals.', (one) => one.followers)
  gauge('parley_redis_up', '1 while Redis carries, or where none is used.', ({ bus }) =>
    bus.name === 'away' ? 0 : 1,
  )
}
