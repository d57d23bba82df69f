import type { QueryClient } from '@tanstack/query-core'
import type { Conversation, ParleyEvent } from '@parley/contract'
import type { Datas, Procedure, Viewer } from '../apply/Query.ts'
import type { Entry } from './Entry.ts'
import { expectAll, overlay } from './overlay.ts'
import type { Pending } from './Pending.ts'
import { seedOf } from './seedOf.ts'
import { share } from './share.ts'

interface DisplayOptions {
  queryClient: QueryClient
  entries(): Entry[]
  viewer(): Viewer
  /** How far the log has told; null before it has begun. */
  position(): number | null
}

/** What is in the QueryClient: the truth of every entry with my pending changes over it. */
export class Display {
  readonly #options: DisplayOptions
  readonly #pendings = new Map<string, Pending>()
  readonly #written = new WeakSet<object>()

  constructor(options: DisplayOptions) {
    this.#options = options
  }

  expect(...pendings: Pending[]): void {
    for (const pending of pendings) this.#pendings.set(pending.id, pending)
    this.showAll()
  }

  /** It goes once the log has told this place. */
  confirm(id: string, position: number): void {
    const pending = this.#pendings.get(id)
    if (!pending) return
    pending.confirmedAt = Math.min(pending.confirmedAt ?? Infinity, position)
    if (!this.dropConfirmed()) this.showAll()
  }

  withdraw(id: string): void {
    if (this.#pendings.delete(id)) this.showAll()
  }

  /** The conversation that a pending change begins. */
  begins(id: string): Conversation | undefined {
    return this.#pendings.get(id)?.begins
  }

  /** An event may be the one a pending change waits for: words are known by their id. */
  note(event: ParleyEvent): void {
    const pending = event.type === 'message.new' ? this.#pendings.get(event.message.id) : undefined
    if (pending) pending.confirmedAt ??= event.position
  }

  /** Whether anything went. */
  dropConfirmed(): boolean {
    const position = this.#options.position()
    if (position === null) return false
    let dropped = false
    for (const [id, { confirmedAt }] of this.#pendings)
      if (confirmedAt !== null && confirmedAt <= position) dropped = this.#pendings.delete(id)
    if (dropped) this.showAll()
    return dropped
  }

  showAll(): void {
    const { entries, viewer } = this.#options
    const all = entries()
    for (const entry of all) this.seed(entry)
    const overlays = expectAll(this.#pendings.values(), all, viewer())
    for (const entry of all) {
      if (!entry.truth) continue
      const data = overlay(entry, overlays, viewer())
      this.#write(entry, data === entry.truth.data ? data : share(entry.shown, data))
    }
  }

  /** The truth of these is another: what I expect of any may follow from it. */
  show(...changed: Entry[]): void {
    if (changed.length === 0) return
    if (this.#pendings.size > 0) return this.showAll()
    for (const entry of changed) this.#write(entry, entry.truth!.data)
  }

  /** Whether it is about a conversation that only I know of; what is known of it is everything, so far. */
  seed(entry: Entry): boolean {
    const seed = seedOf(entry, this.#pendings.values())
    if (!seed) return false
    const { procedure, input } = entry
    const at = this.#options.position() ?? 0
    entry.truth ??= { procedure, input, data: seed, at, rowAt: new Map() }
    Object.assign(entry, { isGone: false, staleFrom: null })
    return true
  }

  /** Whether data was put into the QueryClient by this. */
  hasWritten(data: unknown): boolean {
    return this.#written.has(data as object)
  }

  /** Puts back what another put aside. */
  restore(entry: Entry): void {
    if (entry.shown) this.#write(entry, entry.shown)
  }

  /** Shows nothing: the server does not know it. */
  clear(entry: Entry): void {
    Object.assign(entry, { truth: null, shown: undefined, staleFrom: null, isGone: true })
    this.#find(entry)?.setState({ data: undefined })
  }

  #write(entry: Entry, data: Datas[Procedure]): void {
    this.#written.add(data)
    entry.shown = data
    const query = this.#find(entry)
    if (query?.state.data === data) return
    if (!query) return void this.#options.queryClient.setQueryData(entry.key, data)
    // A query that a server rendered has none of our options: sharing would put another object in place.
    if (query.options.structuralSharing !== false)
      query.setOptions({ ...query.options, structuralSharing: false })
    query.setData(data, { manual: true })
  }

  /** By its id: to look for a key compares it with that of every query there is. */
  #find({ id }: Entry) {
    return this.#options.queryClient.getQueryCache().get(id)
  }
}
