import { Failure } from '@parley/contract'
import type { Cursor, FollowYield, LogRow, MessageFacts, Signal } from '@parley/contract'
import { printCursor, readHead, readLog } from '@parley/db'
import type { Db, Place } from '@parley/db'
import type { Bus, FleetingMessage } from './bus.ts'
import { FollowerIndex } from './FollowerIndex.ts'
import type { Follower } from './FollowerIndex.ts'
import type { RealtimeLimits } from './limits.ts'
import type { Counters } from './counters.ts'
import type { HealCause, Notice } from './Notice.ts'
import { Recent } from './Recent.ts'

/** What a follower of events gets: the object is shared by all who get it, so encode it once. */
export interface Delivery {
  cursor: Cursor
  data: FollowYield
  /** Heard as it happened, not replayed. */
  isLive?: true
}

interface HubOptions {
  db: Db
  bus: Bus
  accountId: string
  limits: RealtimeLimits
  counters: Counters
  tell: (notice: Notice) => void
  /** Somebody said something. */
  onSaid: (accountId: string, message: MessageFacts) => void
  /** What the bus carries beside events. */
  onMessage: (message: FleetingMessage) => void
}

const batch = 500
/** So far back what a crowd has missed is read once for all of it. */
const mostRecalled = 256

/**
 * One account's live end of the log on this server. It hears the bus, puts events in order by their
 * position, reads what is missing from Postgres, and hands each event to the followers whose topics
 * it meets.
 */
export class Hub {
  readonly followers = new FollowerIndex()
  readonly accountId: string
  place: Place = { position: 0, tag: '' }
  /** How often the log turned out to be another one: who replays begins anew. */
  restarts = 0
  comparedAt = 0
  readonly recent: Recent
  readonly #options: HubOptions
  #unsubscribe: (() => Promise<void>) | undefined
  #early = new Map<number, LogRow>()
  #reordering: NodeJS.Timeout | undefined
  #healing: Promise<void> | undefined
  #recalling: Promise<void> | undefined
  #isOpen = false

  constructor(options: HubOptions) {
    this.#options = options
    this.accountId = options.accountId
    this.recent = new Recent(Math.min(options.limits.recentBytes, options.limits.replayBytes))
  }

  /** Listen before reading the head, or an event committed in between is lost. */
  async open(): Promise<void> {
    const { bus, db, accountId, onMessage } = this.#options
    this.#unsubscribe = await bus.subscribe(accountId, (message) => {
      if (message.kind === 'events') this.receive(message.rows)
      else onMessage(message)
    })
    const askedAt = Date.now()
    this.place = await readHead(db, accountId)
    this.recent.restart(this.place)
    this.comparedAt = askedAt
    this.#isOpen = true
    this.receive([])
  }

  async close(): Promise<void> {
    clearTimeout(this.#reordering)
    this.followers.endAll(null)
    await this.#unsubscribe?.()
  }

  /** Rows from the bus, from this server's own commits or from Postgres: any order, any number of times. */
  receive(rows: readonly LogRow[]): void {
    for (const row of rows)
      if (row.position > this.place.position) this.#early.set(row.position, row)
    if (!this.#isOpen) return
    if (this.isStale) return this.giveUp()
    this.#drain()
    // Commits of one server may be announced in another order than they were made: wait a moment.
    if (this.#early.size > 0 && !this.#reordering)
      this.#reordering = setTimeout(() => {
        this.#reordering = undefined
        if (this.#early.size > 0) void this.heal('gap')
      }, this.#options.limits.reorderMs)
  }

  /**
   * Compares with the head that Postgres had when it was asked at `askedAt`. Events went on arriving
   * meanwhile, so only a head before `asked`, where the hub was then, is another log.
   */
  compare(head: Place, asked: Place, askedAt: number): void {
    this.comparedAt = askedAt
    const isOther = head.position === asked.position && head.tag !== asked.tag
    if (head.position < asked.position || isOther) this.#startOver(head)
    else if (head.position > this.place.position) void this.heal('compare')
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether the log could not be compared for too long: nothing may be told any more. */
  get isStale(): boolean {
    return this.#isOpen && Date.now() - this.comparedAt > this.#options.limits.staleMs
  }

  /** Ends everyone: what this hub would say may be untrue or no longer theirs to hear. */
  giveUp(): void {
    const { accountId, followers } = this
    if (followers.size > 0)
      this.#options.tell({ kind: 'gaveUp', accountId, followers: followers.size })
    this.followers.endAll(new Failure('server.overloaded', { message: 'The log cannot be read.' }))
  }

  /** Heals until the hub is at `position` or Postgres has nothing more. */
  async reach(position: number): Promise<boolean> {
    // The first may join a reading that began before the position was written.
    for (let attempt = 0; attempt < 2 && this.place.position < position; attempt += 1)
      await this.heal('compare')
    return this.place.position >= position
  }

  /** Reads back into memory what the log has after a position, once for all who ask; not from far. */
  async recall(after: number): Promise<void> {
    if (after >= this.recent.beginsAfter || this.place.position - after > mostRecalled) return
    this.#recalling ??= this.#readBack(after).finally(() => {
      this.#recalling = undefined
    })
    await this.#recalling
  }

  signal(signal: Signal, audience: readonly string[]): void {
    for (const follower of this.followers.meeting(audience, [])) follower.hearSignal?.(signal)
  }

  /** Reads what is missing from Postgres; one reader at a time. */
  heal(cause: HealCause): Promise<void> {
    this.#healing ??= this.#readMissing(cause).finally(() => {
      this.#healing = undefined
    })
    return this.#healing
  }

  async #readMissing(cause: HealCause) {
    const { accountId, counters, tell } = this.#options
    const after = this.place.position
    const events = await this.#readOn()
    if (events === 0) return
    counters.healed[cause] += events
    tell({ kind: 'healed', accountId, cause, after, events })
  }

  /** Delivers what Postgres has beyond the hub's place; answers how many of it the bus had not brought. */
  async #readOn(): Promise<number> {
    const { db, accountId } = this.#options
    let healed = 0
    try {
      for (;;) {
        const rows = await readLog(db, accountId, { after: this.place.position, limit: batch })
        const first = rows[0]
        if (first && first.position > this.place.position + 1) {
          this.#startOver(await readHead(db, accountId))
          return healed
        }
        if (first && !this.#early.has(first.position)) healed += rows.length
        for (const row of rows) if (row.position === this.place.position + 1) this.#deliver(row)
        this.#drain()
        if (rows.length < batch) return healed
      }
    } catch {
      // Postgres is away: the comparing timer tries again, and gives up in time.
      return healed
    }
  }

  async #readBack(after: number) {
    const { db, accountId } = this.#options
    const { generation, beginsAfter } = this.recent
    const rows = await readLog(db, accountId, { after: after - 1, limit: mostRecalled + 1 })
    // An edit in between rewrote the log: what was read may hold the text of before.
    if (this.recent.generation !== generation) return
    const before = after === 0 ? { position: 0, tag: '' } : rows.shift()
    if (before?.position !== after || (rows[0] && rows[0].position !== after + 1)) return
    const missing = rows.filter(({ position }) => position <= beginsAfter)
    const place = { position: before.position, tag: before.tag }
    this.recent.addBefore(
      place,
      missing.map((row) => ({ row, size: sizeOf(row) })),
    )
  }

  #drain() {
    for (;;) {
      const row = this.#early.get(this.place.position + 1)
      if (!row) break
      this.#deliver(row)
    }
    for (const position of this.#early.keys())
      if (position <= this.place.position) this.#early.delete(position)
  }

  /** The log is another one, or ends before what was delivered: everyone begins anew from its head. */
  #startOver(head: Place) {
    const { accountId, counters, tell } = this.#options
    this.place = head
    this.recent.restart(head)
    this.restarts += 1
    counters.restarted += 1
    tell({ kind: 'restarted', accountId, position: head.position })
    this.#early.clear()
    for (const follower of this.followers.all()) this.#resync(follower)
  }

  #deliver(row: LogRow) {
    this.place = { position: row.position, tag: row.tag }
    this.#early.delete(row.position)
    this.recent.add(row, sizeOf(row))
    const { event } = row
    if (event.type === 'member.updated' && event.topics)
      return this.#swapTopics(event.member.userId, event.topics)
    if (event.type === 'message.new' && event.message)
      this.#options.onSaid(this.accountId, event.message)
    const targets = this.followers.meeting(row.audience, row.except)
    if (event.type === 'resync') {
      for (const follower of targets) this.#resync(follower)
      return
    }
    const delivery: Delivery = { cursor: printCursor(this.place), data: event, isLive: true }
    for (const follower of targets) {
      if (!follower.hear) continue
      follower.hear(delivery, sizeOf(row))
      this.#options.counters.delivered += 1
    }
  }

  /** In position order and without a query: what a member may hear from this event on. */
  #swapTopics(userId: string, topics: readonly string[]) {
    for (const follower of this.followers.ofUser(userId)) {
      if (topics.length === 0)
        follower.end(new Failure('session.ended', { message: 'You left the account.' }))
      else {
        this.followers.swap(follower, topics)
        this.#resync(follower)
      }
    }
  }

  #resync(follower: Follower) {
    follower.hear?.({ cursor: printCursor(this.place), data: this.resyncYield() }, 64)
  }

  /** Spread, so that a crowd does not come back at once. */
  resyncYield(): FollowYield {
    const { resyncSpreadMs, resyncMaxMs } = this.#options.limits
    const spread = Math.min(resyncMaxMs, this.followers.size * resyncSpreadMs)
    return { type: 'resync', afterMs: Math.round(Math.random() * spread) }
  }
}

const sizes = new WeakMap<LogRow, number>()

/** Beside its text an event is an object with some fifty fields. */
const objectBytes = 1024

/** Bytes that an event takes in memory, about: as an object and as the text that is sent. Measured once. */
export function sizeOf(row: LogRow): number {
  const known = sizes.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(row.event)
  // One character beyond Latin makes every one take two bytes.
  // oxlint-disable-next-line no-control-regex
  const isWide = /[^\u0000-\u00ff]/.test(text)
  const size = objectBytes + 2 * text.length * (isWide ? 2 : 1)
  sizes.set(row, size)
  return size
}
