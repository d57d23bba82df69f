import type { MessageFacts } from '@parley/contract'
import { readHeads } from '@parley/db'
import type { CommittedBatch, Db } from '@parley/db'
import type { Bus, FleetingMessage } from './bus.ts'
import type { Counters } from './counters.ts'
import { Hub } from './Hub.ts'
import type { RealtimeLimits } from './limits.ts'
import type { Notice } from './Notice.ts'
import { settlesWithin } from './settlesWithin.ts'

interface HubsOptions {
  db: Db
  bus: Bus
  limits: RealtimeLimits
  counters: Counters
  tell: (notice: Notice) => void
  onMessage: (accountId: string, message: FleetingMessage) => void
  /** Somebody said something. */
  onSaid: (accountId: string, message: MessageFacts) => void
  /** A hub hears its channel from now on. */
  onOpened: (accountId: string) => void
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
  #comparing: Promise<void> | undefined
  readonly #staleClock: NodeJS.Timeout
  #closed = false
  readonly #offCommitted: () => void

  constructor(options: HubsOptions) {
    this.#options = options
    this.#offCommitted = options.db.onCommitted((batch) => this.#publish(batch))
    // The clock may have been set to the pace of a healthy bus just now.
    options.bus.onTurned(() => this.#beat())
    this.#staleClock = setInterval(
      () => this.#endStale(),
      Math.min(250, options.limits.staleMs / 4),
    )
    this.#staleClock.unref()
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
    const { onMessage, onOpened, ...options } = this.#options
    const hub = new Hub({
      ...options,
      accountId,
      onMessage: (message) => onMessage(accountId, message),
    })
    const opening = hub.open().then(() => {
      onOpened(accountId)
      return hub
    })
    const opened = { hub, opening, users: 0 }
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
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#beat(), wait)
    this.#timer.unref()
  }

  #beat() {
    void this.compareAll().finally(() => this.#schedule())
  }

  /** One query for all accounts; a query that hangs is waited for no longer than its deadline. */
  async compareAll(): Promise<void> {
    this.#comparing ??= this.#compare().finally(() => {
      this.#comparing = undefined
    })
    await settlesWithin(this.#comparing, this.#options.limits.compareDeadlineMs)
  }

  async #compare(): Promise<void> {
    // A hub that is still opening reads its own head.
    const open = [...this.#hubs.values()].flatMap(({ hub }) => (hub.isOpen ? [hub] : []))
    if (open.length === 0) return
    const askedAt = Date.now()
    const asked = new Map(open.map((hub) => [hub, hub.place]))
    const heads = await readHeads(
      this.#options.db,
      open.map(({ accountId }) => accountId),
    ).catch(() => null)
    for (const [hub, place] of asked) {
      const head = heads?.get(hub.accountId)
      if (head) hub.compare(head, place, askedAt)
    }
  }

  /** On a clock of its own: a query that never answers must not keep a revoked person listening. */
  #endStale() {
    for (const { hub } of this.#hubs.values()) if (hub.isStale) hub.giveUp()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    clearInterval(this.#staleClock)
    this.#offCommitted()
    await Promise.all([...this.#hubs.values()].map(({ hub }) => hub.close().catch(() => {})))
    this.#hubs.clear()
  }
}
