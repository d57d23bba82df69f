import { readHeads } from '@parley/db'
import type { CommittedBatch, Db } from '@parley/db'
import type { Bus, BusMessage } from './bus.ts'
import type { Counters } from './counters.ts'
import { Hub } from './Hub.ts'
import type { RealtimeLimits } from './limits.ts'

interface HubsOptions {
  db: Db
  bus: Bus
  limits: RealtimeLimits
  counters: Counters
  onMessage: (accountId: string, message: BusMessage) => void
}

interface Opened {
  opening: Promise<Hub>
  hub: Hub
  users: number
}

/** The hubs of the accounts that have followers here, and the clock that compares them all. */
export class Hubs {
  #hubs = new Map<string, Opened>()
  readonly #options: HubsOptions
  #timer: NodeJS.Timeout | undefined
  #closed = false
  readonly #offCommitted: () => void

  constructor(options: HubsOptions) {
    this.#options = options
    this.#offCommitted = options.db.onCommitted((batch) => this.#publish(batch))
    options.bus.onRecovered(() => void this.compareAll())
    this.#schedule()
  }

  get(accountId: string): Hub | undefined {
    return this.#hubs.get(accountId)?.hub
  }

  /** How many followers there are, over all accounts. */
  followers(): number {
    return [...this.#hubs.values()].reduce((sum, { hub }) => sum + hub.followers.size, 0)
  }

  /** Opens the account's hub for one more user; release when done. */
  async acquire(accountId: string): Promise<Hub> {
    const opened = this.#hubs.get(accountId) ?? this.#open(accountId)
    opened.users += 1
    try {
      return await opened.opening
    } catch (error) {
      this.release(accountId)
      throw error
    }
  }

  release(accountId: string): void {
    const opened = this.#hubs.get(accountId)
    if (!opened) return
    opened.users -= 1
    if (opened.users > 0) return
    this.#hubs.delete(accountId)
    void opened.hub.close().catch(() => {})
  }

  #open(accountId: string): Opened {
    const { onMessage, ...options } = this.#options
    const hub = new Hub({
      ...options,
      accountId,
      onMessage: (message) => onMessage(accountId, message),
    })
    const opened = { hub, opening: hub.open().then(() => hub), users: 0 }
    this.#hubs.set(accountId, opened)
    return opened
  }

  /** The committing server's own followers need no bus; the others hear through it, if they can. */
  #publish({ accountId, rows }: CommittedBatch) {
    const { bus, counters } = this.#options
    this.get(accountId)?.receive(rows)
    bus.publish(accountId, { kind: 'events', rows }).catch(() => {
      counters.publishFailures += 1
    })
  }

  #schedule() {
    if (this.#closed) return
    const { bus, limits } = this.#options
    const wait = bus.healthy() ? limits.compareMs : limits.compareSickMs
    this.#timer = setTimeout(() => void this.compareAll().finally(() => this.#schedule()), wait)
    this.#timer.unref()
  }

  /** One query for all accounts. */
  async compareAll(): Promise<void> {
    const ids = [...this.#hubs.keys()]
    if (ids.length === 0) return
    const heads = await readHeads(this.#options.db, ids).catch(() => null)
    const tooOld = Date.now() - this.#options.limits.staleMs
    for (const id of ids) {
      const hub = this.get(id)
      const head = heads?.get(id)
      if (head) hub?.compare(head)
      else if (hub && hub.comparedAt > 0 && hub.comparedAt < tooOld) hub.giveUp()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#offCommitted()
    await Promise.all([...this.#hubs.values()].map(({ hub }) => hub.close().catch(() => {})))
    this.#hubs.clear()
  }
}
