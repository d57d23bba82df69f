import { hashKey } from '@tanstack/query-core'
import type { Query, QueryClient, QueryCacheNotifyEvent } from '@tanstack/query-core'
import type { Conversation, Cursor, FollowYield, ParleyEvent } from '@parley/contract'
import { isKnown } from '../apply/apply.ts'
import type { Datas, Inputs, Procedure, Viewer } from '../apply/Query.ts'
import { Aging } from './Aging.ts'
import type { Call } from './Call.ts'
import { realClock } from './Clock.ts'
import type { Clock } from './Clock.ts'
import { Display } from './Display.ts'
import { makeEntry } from './Entry.ts'
import type { Entry } from './Entry.ts'
import { EventLog } from './EventLog.ts'
import { isOurs, keyOf } from './keys.ts'
import type { Key } from './keys.ts'
import { keptOf } from './keptOf.ts'
import { loadWhole } from './loadWhole.ts'
import { begin, mergeSettled } from './merge.ts'
import { orKept } from './orKept.ts'
import { Pager } from './Pager.ts'
import type { Pending } from './Pending.ts'
import { positionOf } from './positionOf.ts'
import { findRow, isWanted } from './findRow.ts'
import { rowBefore } from './rowBefore.ts'
import type { Held } from './rowBefore.ts'
import { Refetcher } from './Refetcher.ts'
import { Settler } from './Settler.ts'
import { isAbout } from './seedOf.ts'
import { share } from './share.ts'
import { mayAskAgain } from '../connection/mayAskAgain.ts'
import { errorOf } from '../errorOf.ts'
import type { KeptAnswer } from '../picture/KeptAnswer.ts'
import { troubleOf } from '../Trouble.ts'
import { foldTruth, noRows } from './Truth.ts'
import type { Advanced, Truth } from './Truth.ts'

interface MirrorOptions {
  queryClient: QueryClient
  accountId: string
  call: Call
  clock?: Clock
  /** Milliseconds between two requests of the same kind. */
  pace?: { settle?: number; refetch?: number; counts?: number }
  /** What was kept of a query by an earlier visit, for when the server cannot be asked. */
  recall?: ((key: Key) => Promise<KeptAnswer | null>) | undefined
}

/** All who hear an event that they do not know ask again, over so much time. */
const spreadMs = 2000

/**
 * The picture of one account in a QueryClient: every cached answer of a query the log feeds, kept
 * true by folding events, whatever the order in which answers, pages and events arrive.
 */
export class Mirror {
  readonly queryClient: QueryClient
  readonly accountId: string
  /** Who looks; known before the first event. */
  viewer: Viewer = { userId: '' }
  /** Where to go on from after an absence. */
  cursor: Cursor | null = null
  readonly #log = new EventLog()
  readonly #entries = new Map<string, Entry>()
  /** Counts what leaves and comes. */
  #turn = 0
  readonly #call: Call
  readonly #clock: Clock
  readonly #recall: MirrorOptions['recall']
  readonly #display: Display
  readonly #pager: Pager
  readonly #settler: Settler
  readonly #refetcher: Refetcher
  readonly #aging: Aging
  readonly #listeners = new Set<(event: ParleyEvent) => void>()
  readonly #unsubscribe: () => void

  constructor(options: MirrorOptions) {
    const { queryClient, accountId, call, clock = realClock, pace, recall } = options
    this.queryClient = queryClient
    this.accountId = accountId
    this.#call = call
    this.#clock = clock
    this.#recall = recall
    this.#display = new Display({
      queryClient,
      entries: () => this.#all(),
      viewer: () => this.viewer,
      position: () => this.#log.position,
    })
    this.#pager = new Pager({
      call,
      log: this.#log,
      viewer: () => this.viewer,
      take: (entry, merged) => this.#takePage(entry, merged),
    })
    this.#refetcher = new Refetcher({
      queryClient,
      clock,
      everyMs: ({ procedure }, tookMs) =>
        procedure === 'conversations.counts'
          ? restOf(pace?.counts ?? 2000, tookMs)
          : (pace?.refetch ?? 1000),
    })
    this.#aging = new Aging({
      clock,
      entries: () => this.#all(),
      refresh: (entry) => entry.truth && this.#markStale(entry, entry.staleFrom ?? entry.truth.at),
    })
    this.#settler = new Settler({
      clock,
      everyMs: pace?.settle ?? 250,
      ask: (entry, ids) => this.#settle(entry, ids),
    })
    queryClient.setQueryDefaults(['parley'], {
      structuralSharing: false,
      staleTime: Infinity,
      // Entries are found by it, whatever an app chose for its own.
      queryKeyHashFn: hashKey,
    })
    const cache = queryClient.getQueryCache()
    for (const query of cache.getAll()) this.#notice(query)
    this.#unsubscribe = cache.subscribe((event) => this.#hear(event))
  }

  /** What useQuery and prefetchQuery take for a query that the log feeds. */
  queryOptions<P extends Procedure>(procedure: P, input: Inputs[P]) {
    const queryKey = keyOf(procedure, input)
    // Each result asks how stale it is.
    let id: string | undefined
    return {
      queryKey: queryKey as Key<P>,
      queryFn: () => this.#load(this.#entryOf(queryKey)),
      // The log keeps it fresh, unless it knows better.
      staleTime: () =>
        this.#entries.get((id ??= hashKey(queryKey)))?.staleFrom == null ? Infinity : 0,
      retry: mayAskAgain,
      structuralSharing: false as const,
      // A device without a network asks too: what was kept answers.
      networkMode: 'offlineFirst' as const,
    }
  }

  /** The place to follow the log from: the oldest of the answers that are held. */
  startFrom(): Cursor | null {
    if (this.cursor !== null) return this.cursor
    const held = this.#all().filter(({ truth }) => truth && asOf(truth) !== '')
    const [oldest] = held.sort((a, b) => a.truth!.at - b.truth!.at)
    return oldest ? asOf(oldest.truth!) : null
  }

  /** Takes what `events.follow` yields, with the cursor it was tracked with. */
  receive(cursor: Cursor, data: FollowYield): void {
    this.cursor = cursor
    if (data.type === 'synced') return this.#reach(positionOf(cursor))
    if (data.type === 'resync') return this.#resync(positionOf(cursor), data.afterMs)
    if (this.#log.position === null) this.#log.restart(data.position - 1)
    if (data.position <= this.#log.position!) return
    // Nothing of it is read: it may hold anything.
    if (!isKnown(data)) return this.#resync(data.position, Math.random() * spreadMs)
    this.#log.keep(data)
    this.#display.note(data)
    const before = rowBefore(this.#all(), data)
    const changed = this.#all().filter((entry) => this.#fold(entry, data, before))
    if (!this.#display.dropConfirmed()) this.#display.show(...changed)
    for (const listener of this.#listeners) listener(data)
  }

  /** Hears every event after it was folded. */
  onEvent(listener: (event: ParleyEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows changes of mine before the server has answered. */
  expect(...pendings: Pending[]): void {
    this.#display.expect(...pendings)
  }

  /** The change was acknowledged: it goes once the log has told it, at the answer's place. */
  confirm(id: string, asOf: Cursor): void {
    this.#display.confirm(id, positionOf(asOf))
  }

  /**
   * A conversation that I begin is there, perhaps as another one: what was shown of it becomes what the
   * server says, and what was not asked for while nobody knew it is asked for now.
   */
  begun(id: string, conversation: Conversation, asOf: Cursor): void {
    const begins = this.#display.begins(id)
    this.#display.confirm(id, positionOf(asOf))
    if (begins) for (const entry of this.#about(begins)) this.#learn(entry, conversation, asOf)
  }

  /** The change was refused: what is shown is as if it had never been. */
  withdraw(id: string): void {
    const begins = this.#display.begins(id)
    this.#display.withdraw(id)
    if (!begins) return
    for (const entry of this.#about(begins)) {
      this.#display.clear(entry)
      void this.queryClient.resetQueries({ queryKey: entry.key, exact: true })
    }
  }

  /** Shows pending changes again after one of them became another. */
  refresh(): void {
    this.#display.showAll()
  }

  /** Loads the next page of a list. */
  loadMore(input: Inputs['conversations.list']): Promise<void> {
    return this.#pager.more(this.#entryOf(keyOf('conversations.list', input)))
  }

  /** Loads the messages before or after those that are held. */
  loadMessages(input: Inputs['messages.list'], side: 'older' | 'newer'): Promise<void> {
    return this.#pager.messages(this.#entryOf(keyOf('messages.list', input)), side)
  }

  /** A conversation as it is shown anywhere. */
  findConversation(wanted: Pick<Inputs['conversations.get'], 'conversationId' | 'number'>) {
    return findRow(this.#entries.values(), wanted)
  }

  /** Asks again for what was asked for in vain while the network was away. */
  recover(): void {
    for (const entry of this.#all()) if (entry.staleFrom !== null) this.#refetcher.hurry(entry)
    void this.queryClient.refetchQueries({
      type: 'active',
      predicate: ({ queryKey, state }) =>
        isOurs(queryKey, this.accountId) && state.status === 'error' && state.data === undefined,
    })
  }

  /** What may be kept of a query beyond this page, by its hash; null while it is known to be old. */
  keepable(queryHash: string): KeptAnswer | null {
    const entry = this.#entries.get(queryHash)
    return entry ? keptOf(entry, this.cursor) : null
  }

  close(): void {
    this.#unsubscribe()
    this.#settler.close()
    this.#refetcher.close()
    this.#aging.close()
  }

  #all(): Entry[] {
    return [...this.#entries.values()]
  }

  #entryOf<P extends Procedure>(key: Key<P>): Entry<P> {
    const known = this.#entries.get(hashKey(key))
    if (known) return known as unknown as Entry<P>
    const entry = makeEntry(key)
    this.#entries.set(entry.id, entry as unknown as Entry)
    this.#aging.watch(entry as unknown as Entry)
    return entry
  }

  #hear(event: QueryCacheNotifyEvent): void {
    if (event.type === 'removed') this.#entries.delete(event.query.queryHash)
    else if (event.type === 'added' || event.type === 'updated') this.#notice(event.query)
  }

  /** Data in the cache that we did not write is an answer; data that we wrote before is put right. */
  #notice({ queryHash, queryKey, state: { data } }: Query): void {
    if (data === undefined || !isOurs(queryKey, this.accountId)) return
    const entry = this.#entries.get(queryHash) ?? this.#entryOf(queryKey)
    if (data === entry.shown) return
    if (entry.shown && this.#display.hasWritten(data)) return this.#display.restore(entry)
    const { procedure, input } = entry
    this.#adopt(entry, begin({ procedure, input, data: data as never }, this.#log, this.viewer))
    if (entry.truth) return this.#display.show(entry)
    // Older than the kept events: shown until the answer that is asked for now.
    const at = positionOf((data as { asOf: string }).asOf)
    entry.truth = { procedure, input, data: data as never, at, rowAt: new Map() }
    this.#markStale(entry, this.#log.position ?? at)
    this.#display.show(entry)
  }

  async #load<P extends Procedure>(entry: Entry<P>): Promise<Datas[P]> {
    if (this.#display.seed(entry as unknown as Entry)) {
      this.#display.show(entry as unknown as Entry)
      return entry.shown!
    }
    mustBeKnown(entry.input)
    const asked = this.#ask(entry)
    if (!this.#recall || entry.truth) return asked
    return orKept(asked, () => this.#takeKept(entry), this.#clock)
  }

  /** The answer of an earlier visit, where there is none yet: shown until the server is heard. */
  async #takeKept<P extends Procedure>(entry: Entry<P>): Promise<Datas[P] | null> {
    const kept = await this.#recall!(entry.key as unknown as Key).catch(() => null)
    if (kept && !entry.truth && !entry.isGone) {
      const { procedure, input } = entry
      const data = kept.data as Datas[P]
      entry.truth = { procedure, input, data, at: kept.at, rowAt: noRows }
      entry.staleFrom = this.#log.position ?? 0
      this.#refetcher.rest(entry as unknown as Entry)
      this.#display.show(entry as unknown as Entry)
    }
    return entry.shown ?? null
  }

  async #ask<P extends Procedure>(entry: Entry<P>): Promise<Datas[P]> {
    for (let tries = 0; ; tries += 1) {
      const from = this.#log.position
      const askedAt = (this.#turn += 1)
      const loaded = await loadWhole(entry, {
        call: this.#call,
        log: this.#log,
        viewer: this.viewer,
      }).catch((error: unknown) => this.#refused(entry as unknown as Entry, error, from))
      // An answer that is older than the kept events is asked for again; after a hole, never in a circle.
      if (!loaded && tries < 5) continue
      this.#adopt(entry as unknown as Entry, loaded as unknown as Advanced | null, askedAt)
      if (entry.shown === undefined) throw new Error('The log moves faster than this can be read.')
      return entry.shown
    }
  }

  /** What the server does not know is not shown any longer. */
  #refused(entry: Entry, error: unknown, from: number | null): never {
    if (troubleOf(error).failure?.endsWith('.notFound')) {
      this.#display.clear(entry)
      // It may have come back while the answer was on its way: said by the events since, or asked again.
      const missed = this.#log.since(from ?? 0)
      for (const event of missed ?? []) this.#fold(entry, event)
      if (!missed) this.#markStale(entry, this.#log.position!)
    }
    throw error
  }

  #adopt(entry: Entry, loaded: Advanced | null, askedAt = 0): void {
    if (!loaded) return
    entry.isGone = false
    const { truth, refetch, settle } = loaded
    const isOlder = entry.truth !== null && entry.staleFrom === null && truth.at < entry.truth.at
    if (!isOlder) {
      const data = entry.truth ? share(entry.truth.data, truth.data) : truth.data
      entry.truth = { ...truth, data }
      Object.assign(entry, { askedAt, cameAt: (this.#turn += 1) })
      entry.rowsCameAt.clear()
      entry.unsettled.clear()
      if (entry.staleFrom !== null && truth.at >= entry.staleFrom) entry.staleFrom = null
      this.#follow(entry, { refetch, settle })
    }
    this.#display.show(entry)
  }

  /** Whether it changed the entry's truth. */
  #fold(entry: Entry, event: ParleyEvent, held?: Held): boolean {
    if (!entry.truth) {
      if (entry.isGone && names(event, entry)) this.#markStale(entry, event.position)
      return false
    }
    const before = entry.truth
    // A row that came after a count was asked for may hold the event already.
    const row = held && held.cameAt < entry.askedAt ? held.row : undefined
    const { truth, refetch, settle } = foldTruth(
      before,
      event,
      // Dates count from the server's time.
      { ...this.viewer, now: event.at },
      row,
    )
    entry.truth = truth
    this.#follow(entry, { refetch, settle })
    return truth.data !== before.data
  }

  #follow(entry: Entry, { refetch, settle }: Pick<Advanced, 'refetch' | 'settle'>): void {
    if (refetch) this.#markStale(entry, this.#log.position ?? entry.truth!.at)
    else if (settle.length > 0)
      this.#settler.add(entry as unknown as Entry<'conversations.list'>, settle)
  }

  #markStale(entry: Entry, from: number): void {
    entry.staleFrom = from
    this.#refetcher.ask(entry)
  }

  /** Nothing that we may see happened up to here. */
  #reach(position: number): void {
    if (this.#log.position === null) {
      this.#log.restart(position)
      for (const entry of this.#all())
        if (entry.truth ? entry.truth.at < position : entry.isGone) this.#markStale(entry, position)
    }
    if (position <= this.#log.position!) return
    this.#log.position = position
    for (const entry of this.#all())
      if (entry.truth && entry.truth.at < position) entry.truth = { ...entry.truth, at: position }
    this.#display.dropConfirmed()
  }

  #resync(position: number, afterMs: number): void {
    const isBack = position < (this.#log.position ?? 0)
    this.#log.restart(position)
    for (const entry of this.#all()) {
      if (!entry.truth) {
        if (entry.isGone) this.#markStale(entry, position)
        continue
      }
      // A log that was put back has other events at these places.
      if (isBack) entry.truth = { ...entry.truth, at: position, rowAt: new Map() }
      if (entry.truth.at > position) continue
      entry.staleFrom = position
      this.#refetcher.ask(entry, afterMs)
    }
    this.#display.dropConfirmed()
  }

  async #settle(entry: Entry<'conversations.list'>, ids: string[]): Promise<void> {
    const { accountId, filter, sort } = entry.input
    const asked = filter ? { and: [filter, { id: { in: ids } }] } : { id: { in: ids } }
    const answer = await this.#call('conversations.list', {
      accountId,
      filter: asked,
      ...(sort ? { sort } : {}),
      limit: 100,
    })
    if (!entry.truth || entry.staleFrom !== null) return
    const before = entry.truth
    const merged = mergeSettled(before, ids, answer, this.#log, this.viewer)
    if (!merged) return this.#settler.add(entry, ids)
    entry.truth = { ...merged.truth, data: share(before.data, merged.truth.data) }
    const cameAt = (this.#turn += 1)
    for (const id of ids) entry.rowsCameAt.set(id, cameAt)
    this.#follow(entry as unknown as Entry, merged)
    if (entry.truth.data !== before.data) this.#display.show(entry as unknown as Entry)
  }

  #takePage(entry: Entry, merged: Advanced): void {
    entry.truth = merged.truth
    entry.cameAt = this.#turn += 1
    this.#follow(entry, merged)
    this.#display.show(entry)
  }

  #about(conversation: Conversation): Entry[] {
    return this.#all().filter((entry) => isAbout(entry, conversation))
  }

  #learn(entry: Entry, conversation: Conversation, asOf: Cursor): void {
    const { procedure, input } = entry
    if (procedure === 'messages.list') return this.#markStale(entry, positionOf(asOf))
    const data = { conversation, asOf } as Datas['conversations.get']
    entry.truth = { procedure, input, data, at: positionOf(asOf), rowAt: new Map() }
    this.#display.show(entry)
    if (!isProvisional(input)) this.#markStale(entry, positionOf(asOf))
  }
}

/** What costs a server much is asked for less often: for a tenth of the time, but within 20 s. */
function restOf(leastMs: number, tookMs: number): number {
  return Math.min(Math.max(leastMs, tookMs * 10), Math.max(leastMs, 20_000))
}

/** Whether an event carries the conversation that a query asks for. */
function names(event: ParleyEvent, { input }: Entry): boolean {
  return (
    'conversation' in event && isWanted(event.conversation, input as Inputs['conversations.get'])
  )
}

function asOf({ data }: Truth): Cursor {
  return (data as { asOf: Cursor }).asOf
}

/** A number below nought is of a conversation that I began: once nothing waits under it, it is of none. */
function mustBeKnown(input: Entry['input']): void {
  if (!isProvisional(input)) return
  const message = 'It was not begun.'
  throw errorOf({ failure: 'conversation.notFound', message, retryable: false })
}

function isProvisional(input: Entry['input']): boolean {
  return 'number' in input && input.number !== undefined && input.number < 0
}
