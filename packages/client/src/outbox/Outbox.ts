import { v7 as uuid } from 'uuid'
import type { Outgoing } from '../changes/expectMessage.ts'
import { retryDelay } from '../connection/retryDelay.ts'
import type { Clock } from '../mirror/Clock.ts'
import type { Mirror } from '../mirror/Mirror.ts'
import type { Pending } from '../mirror/Pending.ts'
import { Store } from '../Store.ts'
import { troubleOf } from '../Trouble.ts'
import type { Trouble } from '../Trouble.ts'
import type { Answered, Change, Kept } from './Kept.ts'
import type { News, OutboxStore, Owner, Windows } from './OutboxStore.ts'
import { pendingOf } from './pendingOf.ts'
import { touchesOf } from './touchesOf.ts'

export interface Draft {
  conversationId: string
  body: string
  kind?: 'reply' | 'note'
  replyTo?: string | null
}

/** `waiting` for its turn or the network, `sending` on its way, `failed` refused for good. */
export type SendingState = { state: 'waiting' | 'sending' } | { state: 'failed'; error: Trouble }
export type Sendings = ReadonlyMap<string, SendingState>

interface OutboxOptions {
  mirror: Mirror
  clock: Clock
  /** Tells the server once. */
  ask(kept: Kept, signal: AbortSignal): Promise<Answered>
  /** Without one what waits lives as long as this does. */
  store?: OutboxStore | undefined
}

interface Item {
  kept: Kept
  pending: Pending
  attempt: number
  /** The next attempt comes no earlier. */
  notBefore: number
  /** While it is on its way. */
  running: { since: number; abort: AbortController } | null
  heard: { resolve(answered: Answered): void; reject(error: unknown): void }[]
}

/** As many changes wait at most; a further one is refused as `outbox.full`. */
const most = 1000
/** On their way at once, each about another conversation. */
const mostRunning = 8
/** So often a change of many may cost the server too much. */
const mostTries = 6
/** A request that began longer ago may be on a dead path when the network is back. */
const suspiciousMs = 1000

/**
 * What I did, on its way: shown at once, told in order with one on its way per conversation, under
 * the same id at each attempt, until the server has it or refuses it for good. With a store it
 * outlives this window, and of several windows one tells.
 */
export class Outbox {
  /** Messages by id; without an entry it has arrived. */
  readonly sendings = new Store<Sendings>(new Map())
  /** How many changes wait; what was merely read is not counted. */
  readonly queued = new Store(0)
  /** Changes that were refused when nobody waited for their answer any more. */
  readonly refused = new Store<readonly Kept[]>([])
  readonly #options: OutboxOptions
  readonly #items = new Map<string, Item>()
  /** What ended while the store was read. */
  readonly #ended = new Set<string>()
  #owner: Owner | null = null
  #windows: Windows | null = null
  #isOpen: boolean
  #hasTurn = true
  #pausedUntil = 0
  #timer: (() => void) | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#isOpen = options.store === undefined
  }

  /** Takes up what the viewer left waiting; to be called once the viewer is known. */
  async open(): Promise<void> {
    const { store, mirror } = this.#options
    if (!store || this.#owner) return
    const owner = { userId: mirror.viewer.userId, accountId: mirror.accountId }
    this.#owner = owner
    this.#windows = store.windows?.(owner) ?? null
    this.#hasTurn = this.#windows === null
    this.#windows?.join({
      onNews: (news) => this.#hear(news),
      onTurn: (isMine) => {
        this.#hasTurn = isMine
        this.#go()
      },
    })
    for (const { kept } of this.#items.values()) this.#keep(kept)
    // A store that cannot be read keeps nothing; what is done from now on still goes out.
    const kept = await store.read(owner).catch(() => [])
    this.#takeUp(kept.filter(({ id }) => !this.#ended.has(id)))
    this.#ended.clear()
    this.#isOpen = true
    this.#go()
  }

  /** Shows and sends a message; answers its id. Throws `outbox.full`. */
  send({ conversationId, body, kind = 'reply', replyTo = null }: Draft): string {
    return this.#put(uuid(), { type: 'send', conversationId, body, kind, replyTo }).kept.id
  }

  /**
   * Shows and tells a change. Rejects once it is refused for good, or as `outbox.full`. `as` tells
   * under which id, and how it is shown, where the one who asks follows it further.
   */
  async add(change: Change, as?: Pending): Promise<Answered> {
    const { heard } = this.#put(as?.id ?? uuid(), change, as)
    return new Promise((resolve, reject) => heard.push({ resolve, reject }))
  }

  /** Sends a refused message again. */
  retry(id: string): void {
    const item = this.#items.get(id)
    if (!item?.kept.refusal) return
    const { change, refusal } = item.kept
    // The server knows this id for another message: only a new one can be said.
    if (refusal.failure === 'message.idReused') {
      this.discard(id)
      this.#put(uuid(), change)
      return
    }
    this.#replace({ ...item.kept, order: this.#nextOrder(), refusal: null })
    this.#keep(item.kept)
    this.#act()
  }

  /** Forgets what was refused. */
  discard(id: string): void {
    if (!this.#items.get(id)?.kept.refusal) return
    this.#end(id)
    this.#options.mirror.withdraw(id)
    this.#drop(id)
    this.#windows?.tell({ type: 'gone', id })
  }

  /** The network is back: does not wait for the next attempt, nor for requests on a dead path. */
  hurry(): void {
    const { clock } = this.#options
    for (const { running } of this.#items.values())
      if (running && clock.now() - running.since >= suspiciousMs) running.abort.abort()
    for (const item of this.#items.values()) Object.assign(item, { notBefore: 0, attempt: 0 })
    this.#go()
  }

  /** Forgets all that the viewer has waiting, here and in other windows and accounts: at sign-out. */
  async forget(): Promise<void> {
    this.#clear()
    const { store } = this.#options
    if (!store || !this.#owner) return
    this.#windows?.tell({ type: 'forgotten' })
    const { userId } = this.#owner
    await this.#write(() => store.forget(userId))
  }

  close(): void {
    this.#timer?.()
    this.#hasTurn = false
    this.#windows?.leave()
    this.#windows = null
  }

  #put(id: string, change: Change, as?: Pending): Item {
    const { mirror, clock } = this.#options
    if (this.#items.size >= most) throw full()
    const at = new Date(clock.now())
    const item = this.#add({ id, order: this.#nextOrder(), at, change, refusal: null }, as)
    mirror.expect(item.pending)
    this.#mark(id)
    this.#keep(item.kept)
    this.#act()
    return item
  }

  #add(kept: Kept, as?: Pending): Item {
    const { viewer } = this.#options.mirror
    const pending = as ?? pendingOf(kept, viewer.userId)
    const item = { kept, pending, attempt: 0, notBefore: 0, running: null, heard: [] }
    this.#items.set(kept.id, item)
    return item
  }

  /** Shows what was kept by an earlier window or another one. */
  #takeUp(list: readonly Kept[]): void {
    const unknown = list.filter(({ id }) => !this.#items.has(id)).sort(byOrder)
    const shown = unknown
      .map((kept) => this.#add(kept))
      .filter(({ kept }) => kept.refusal === null || kept.change.type === 'send')
    if (shown.length > 0) this.#options.mirror.expect(...shown.map(({ pending }) => pending))
    this.#mark(...unknown.map(({ id }) => id))
  }

  /** Acts here: this window should be the one that sends. */
  #act(): void {
    if (!this.#hasTurn) this.#windows?.takeTurn()
    this.#go()
  }

  /** Begins every change that may go now, and comes back when the next one may. */
  #go(): void {
    this.#timer?.()
    this.#timer = null
    if (!this.#hasTurn || !this.#isOpen) return
    const { clock } = this.#options
    const now = clock.now()
    let running = [...this.#items.values()].filter((item) => item.running).length
    let next = Infinity
    for (const item of this.#heads()) {
      if (item.running) continue
      const from = Math.max(item.notBefore, this.#pausedUntil)
      if (from > now) next = Math.min(next, from)
      else if (running++ < mostRunning) void this.#attempt(item)
    }
    if (next < Infinity) this.#timer = clock.after(next - now, () => this.#go())
  }

  /** The first that waits about each conversation. */
  #heads(): Item[] {
    const touched = new Set<string>()
    return [...this.#items.values()]
      .filter(({ kept }) => kept.refusal === null)
      .sort((a, b) => byOrder(a.kept, b.kept))
      .filter(({ kept }) => {
        const touches = touchesOf(kept.change)
        const isFree = touches.every((one) => !touched.has(one))
        for (const one of touches) touched.add(one)
        return isFree
      })
  }

  async #attempt(item: Item): Promise<void> {
    const { clock, ask } = this.#options
    const abort = new AbortController()
    item.running = { since: clock.now(), abort }
    const { id } = item.kept
    this.#mark(id)
    try {
      const answered = await unless(abort.signal, ask(item.kept, abort.signal))
      if (this.#items.get(id) !== item) return
      this.#done(item, answered)
      this.#drop(id)
      this.#windows?.tell({ type: 'done', id, answered })
    } catch (error) {
      if (this.#items.get(id) === item) this.#failed(item, error)
    }
    this.#go()
  }

  #done(item: Item, answered: Answered): void {
    const { mirror } = this.#options
    const { id } = item.kept
    if (item.kept.change.type === 'send')
      (item.pending as Outgoing).answered = answered.message ?? null
    this.#end(id)
    // A change of many goes on behind its answer; who waits for it says when it is done.
    if (item.kept.change.type !== 'bulk' || item.heard.length === 0)
      mirror.confirm(id, answered.asOf)
    for (const { resolve } of item.heard) resolve(answered)
  }

  #failed(item: Item, error: unknown): void {
    const trouble = troubleOf(error)
    item.running = null
    if (mayYet(item, trouble)) return this.#later(item, trouble)
    const { kept, heard, pending } = item
    if (kept.change.type !== 'send' && heard.length > 0) {
      this.#end(kept.id)
      this.#options.mirror.withdraw(pending.id)
      this.#drop(kept.id)
      this.#windows?.tell({ type: 'gone', id: kept.id })
    } else {
      this.#replace({ ...kept, refusal: trouble })
      this.#keep(item.kept)
    }
    const final = trouble.retryable ? errorOf({ ...trouble, retryable: false }) : error
    for (const { reject } of heard) reject(final)
  }

  /** A limit is the person's, so all of theirs waits; a session that ended waits for the next one. */
  #later(item: Item, trouble: Trouble): void {
    const { clock } = this.#options
    const now = clock.now()
    if (trouble.failure === 'rate.limited')
      this.#pausedUntil = Math.max(this.#pausedUntil, now + (trouble.retryAfterMs ?? 0))
    item.notBefore = now + Math.max(trouble.retryAfterMs ?? 0, retryDelay(item.attempt++), 1)
    this.#mark(item.kept.id)
  }

  /** The same change in another state. */
  #replace(kept: Kept): void {
    const { mirror } = this.#options
    const item = this.#items.get(kept.id)!
    Object.assign(item, { kept, attempt: 0, notBefore: 0 })
    const isRefused = kept.refusal !== null
    if (kept.change.type === 'send') {
      Object.assign(item.pending, { isRefused })
      mirror.refresh()
    } else if (isRefused) mirror.withdraw(kept.id)
    else mirror.expect(item.pending)
    this.#mark(kept.id)
  }

  /** Another window was told of a refusal that somebody here waits for. */
  #replaceAs(kept: Kept): void {
    const { heard } = this.#items.get(kept.id)!
    this.#replace(kept)
    if (!kept.refusal || heard.length === 0) return
    for (const { reject } of heard.splice(0)) reject(errorOf(kept.refusal))
    this.discard(kept.id)
  }

  #hear(news: News): void {
    if (news.type === 'forgotten') return this.#clear()
    if (news.type === 'kept') {
      const { kept } = news
      if (this.#items.has(kept.id)) this.#replaceAs(kept)
      else this.#takeUp([kept])
    } else {
      const item = this.#items.get(news.id)
      if (!this.#isOpen) this.#ended.add(news.id)
      if (!item) return
      if (news.type === 'done') this.#done(item, news.answered)
      else {
        this.#end(news.id)
        this.#options.mirror.withdraw(news.id)
      }
    }
    this.#go()
  }

  #clear(): void {
    for (const [id, { running, heard }] of this.#items) {
      running?.abort.abort()
      for (const { reject } of heard) reject(new Error('Signed out.'))
      this.#end(id)
      this.#options.mirror.withdraw(id)
    }
  }

  #end(id: string): void {
    this.#items.delete(id)
    this.#mark(id)
  }

  #keep(kept: Kept): void {
    const { store } = this.#options
    const owner = this.#owner
    if (!store || !owner) return
    this.#windows?.tell({ type: 'kept', kept })
    void this.#write(() => store.write(owner, kept))
  }

  #drop(id: string): void {
    const { store } = this.#options
    const owner = this.#owner
    if (store && owner) void this.#write(() => store.remove(owner, id))
  }

  /** One after the other; a full disk loses the copy, not the change. */
  #write(run: () => Promise<void>): Promise<unknown> {
    this.#writing = this.#writing.then(run).catch(() => {})
    return this.#writing
  }

  #nextOrder(): number {
    const orders = [...this.#items.values()].map(({ kept }) => kept.order)
    return Math.max(this.#options.clock.now(), ...orders.map((order) => order + 1))
  }

  /** Says what became of these. */
  #mark(...ids: string[]): void {
    const sendings = new Map(this.sendings.get())
    for (const id of ids) {
      const item = this.#items.get(id)
      if (item?.kept.change.type === 'send') sendings.set(id, stateOf(item))
      else sendings.delete(id)
    }
    this.sendings.set(sendings)
    const all = [...this.#items.values()].map(({ kept }) => kept)
    this.queued.set(
      all.filter(({ refusal, change }) => !refusal && change.type !== 'markRead').length,
    )
    const refused = all.filter(({ refusal, change }) => refusal && change.type !== 'send')
    if (refused.length > 0 || this.refused.get().length > 0) this.refused.set(refused)
  }
}

function stateOf({ kept, running }: Item): SendingState {
  if (kept.refusal) return { state: 'failed', error: kept.refusal }
  return { state: running ? 'sending' : 'waiting' }
}

function byOrder(a: Kept, b: Kept): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}

/** What asks much of the server is not asked for without end. */
function mayYet({ kept, attempt }: Item, trouble: Trouble): boolean {
  const { failure, retryable } = trouble
  const isTired = failure === 'server.timeout' || failure === 'server.error'
  if (kept.change.type === 'bulk' && isTired && attempt >= mostTries) return false
  return retryable || isSignedOut(trouble)
}

/** Who is signed out is not refused: what waits goes once they are back. */
function isSignedOut({ failure }: Trouble): boolean {
  return failure === 'session.required' || failure === 'session.ended'
}

function full(): Error {
  const message = `${most} changes wait already.`
  return errorOf({ failure: 'outbox.full', message, retryable: false })
}

/** As an error of the server's: `troubleOf` reads it. */
function errorOf(data: Trouble): Error {
  return Object.assign(new Error(data.message), { data })
}

/** A promise that ends with the signal, however long it would take. */
function unless<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Given up for another attempt.')))
    promise.then(resolve, reject)
  })
}
