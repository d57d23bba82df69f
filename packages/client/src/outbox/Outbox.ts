import { v7 as uuid } from 'uuid'
import type { Attachment } from '@parley/contract'
import type { Outgoing } from '../changes/expectMessage.ts'
import { retryDelay } from '../connection/retryDelay.ts'
import type { Clock } from '../mirror/Clock.ts'
import type { Mirror } from '../mirror/Mirror.ts'
import { troubleOf } from '../Trouble.ts'
import type { Trouble } from '../Trouble.ts'
import { errorOf } from '../errorOf.ts'
import { headsOf } from './headsOf.ts'
import { idOf } from './idOf.ts'
import { byOrder } from './Item.ts'
import type { Hearer, Item } from './Item.ts'
import type { Answered, Change, Kept } from './Kept.ts'
import { makes } from './makes.ts'
import { mayTryAgain } from './mayTryAgain.ts'
import { moved } from './moved.ts'
import type { News, OutboxStore } from './OutboxStore.ts'
import { pendingOf } from './pendingOf.ts'
import { Shelf } from './Shelf.ts'
import { Standing } from './Standing.ts'
import { touchesOf } from './touchesOf.ts'
import { unless } from './unless.ts'

export type { SendingState } from './Item.ts'
export type { Sendings } from './Standing.ts'

export interface Draft {
  conversationId: string
  body: string
  kind?: 'reply' | 'note'
  replyTo?: string | null
  /** From `uploads.add`. */
  attachments?: readonly Attachment[]
}

interface OutboxOptions {
  mirror: Mirror
  clock: Clock
  /** Tells the server once. */
  ask(kept: Kept, signal: AbortSignal): Promise<Answered>
  /** Without one what waits lives as long as this does. */
  store?: OutboxStore | undefined
}

/** As many changes wait at most; a further one is refused as `outbox.full`. */
const most = 1000
/** On their way at once, each about another thing. */
const mostRunning = 8
/** A request that began longer ago may be on a dead path when the network is back. */
const suspiciousMs = 1000
/** So long a dialog waits for the server; then what it asked for goes on by itself. */
const patienceMs = 1000

/**
 * What I did, on its way: shown at once, told in order with one on its way per conversation, under
 * the same id at each attempt, until the server has it or refuses it for good. With a store it
 * outlives this window, and of several windows one tells.
 */
export class Outbox {
  readonly #standing = new Standing()
  readonly sendings = this.#standing.sendings
  readonly queued = this.#standing.queued
  readonly refused = this.#standing.refused
  readonly #options: OutboxOptions
  readonly #items = new Map<string, Item>()
  /** What ended while the store was read. */
  readonly #ended = new Set<string>()
  readonly #shelf: Shelf
  #isOpen: boolean
  #hasTurn = true
  #pausedUntil = 0
  #timer: (() => void) | null = null

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#shelf = new Shelf(options.store)
    this.#isOpen = options.store === undefined
  }

  /** Takes up what the viewer left waiting; to be called once the viewer is known. */
  async open(): Promise<void> {
    const kind = this.#shelf.open(this.#owner())
    if (kind === null) return
    this.#hasTurn = kind === 'alone'
    this.#shelf.join({
      onNews: (news) => this.#hear(news),
      onTurn: (isMine) => {
        this.#hasTurn = isMine
        this.#go()
      },
    })
    for (const { kept } of this.#items.values()) this.#shelf.keep(kept)
    const kept = await this.#shelf.read()
    this.#takeUp(kept.filter(({ id }) => !this.#ended.has(id)))
    this.#ended.clear()
    this.#isOpen = true
    this.#go()
  }

  /** Shows and sends a message; answers its id. Throws `outbox.full`. */
  send({ conversationId, body, kind = 'reply', replyTo = null, attachments }: Draft): string {
    const files = attachments && attachments.length > 0 ? { attachments } : {}
    return this.#put({ type: 'send', conversationId, body, kind, replyTo, ...files }).kept.id
  }

  /**
   * Shows and tells a change. Rejects once it is refused for good, or as `outbox.full`. `id` is given
   * where the one who asks follows it further.
   */
  async add(change: Change, id?: string): Promise<Answered> {
    return this.#listen(this.#put(change, id))
  }

  /** The same for one who waits at a dialog: null after a second, from when on a refusal is kept to be told. */
  async addFor(change: Change): Promise<Answered | null> {
    const item = this.#put(change)
    return new Promise((resolve, reject) => {
      const hearer = { resolve, reject }
      item.heard.push(hearer)
      this.#options.clock.after(patienceMs, () => {
        item.heard = item.heard.filter((one) => one !== hearer)
        resolve(null)
      })
    })
  }

  /** Waits for a change that was taken up. */
  async listen(id: string): Promise<Answered> {
    const item = this.#items.get(id)
    if (!item) throw new Error('Nothing waits under this id.')
    return this.#listen(item)
  }

  /** What waits, in order. */
  waiting(): Kept[] {
    return this.#kept()
      .filter(({ refusal }) => !refusal)
      .sort(byOrder)
  }

  /** Tells a refused change again. */
  retry(id: string): void {
    const item = this.#items.get(id)
    if (!item?.kept.refusal) return
    const { change, refusal } = item.kept
    // The server knows this id for another message: only a new one can be said.
    if (refusal.failure === 'message.idReused') {
      this.discard(id)
      this.#put(change, uuid())
      return
    }
    // What others wait for keeps its place before them.
    const order = makes(change) ? item.kept.order : this.#nextOrder()
    this.#replace({ ...item.kept, order, refusal: null })
    this.#shelf.keep(item.kept)
    this.#act()
  }

  /** Forgets what was refused, and what was about nothing but that. */
  discard(id: string): void {
    const item = this.#items.get(id)
    if (!item?.kept.refusal) return
    this.#giveUp(id)
    if (makes(item.kept.change)) this.#giveUpAll(({ kept }) => touchesOf(kept).includes(id))
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
    await this.#shelf.forget()
  }

  close(): void {
    this.#timer?.()
    this.#hasTurn = false
    this.#shelf.close()
  }

  #put(change: Change, id = idOf(change)): Item {
    const { mirror, clock } = this.#options
    if (this.#items.size >= most) throw full()
    const at = new Date(clock.now())
    const item = this.#add({ id, order: this.#nextOrder(), at, change, refusal: null })
    mirror.expect(item.pending)
    this.#mark(id)
    this.#shelf.keep(item.kept)
    this.#act()
    return item
  }

  #add(kept: Kept): Item {
    const pending = pendingOf(kept, this.#owner())
    const item: Item = { kept, pending, attempt: 0, notBefore: 0, running: null, heard: [] }
    this.#items.set(kept.id, item)
    return item
  }

  #listen(item: Item): Promise<Answered> {
    return new Promise((resolve, reject) => item.heard.push({ resolve, reject }))
  }

  /** Shows what was kept by an earlier window or another one. */
  #takeUp(list: readonly Kept[]): void {
    const unknown = list.filter(({ id }) => !this.#items.has(id)).sort(byOrder)
    const shown = unknown.map((kept) => this.#add(kept)).filter(({ kept }) => isShown(kept))
    if (shown.length > 0) this.#options.mirror.expect(...shown.map(({ pending }) => pending))
    this.#mark(...unknown.map(({ id }) => id))
  }

  /** Acts here: this window should be the one that sends. */
  #act(): void {
    if (!this.#hasTurn) this.#shelf.takeTurn()
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
    for (const item of headsOf(this.#items.values())) {
      if (item.running) continue
      const from = Math.max(item.notBefore, this.#pausedUntil)
      if (from > now) next = Math.min(next, from)
      else if (running++ < mostRunning) void this.#attempt(item)
    }
    if (next < Infinity) this.#timer = clock.after(next - now, () => this.#go())
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
      this.#shelf.done(id, answered)
    } catch (error) {
      if (this.#items.get(id) === item) this.#failed(item, error)
    }
    this.#go()
  }

  #done(item: Item, answered: Answered): void {
    const { mirror } = this.#options
    const { id, change } = item.kept
    if (change.type === 'send') (item.pending as Outgoing).answered = answered.message ?? null
    this.#end(id)
    if (change.type === 'begin' && answered.conversation) {
      mirror.begun(id, answered.conversation, answered.asOf)
      this.#move(id, answered.conversation.id)
    }
    // A change of many goes on behind its answer; who waits for it says when it is done.
    const goesOn = change.type === 'bulk' || change.type === 'undo'
    if (!goesOn || item.heard.length === 0) mirror.confirm(id, answered.asOf)
    for (const { resolve } of item.heard) resolve(answered)
  }

  /** Two people have one conversation: what was said in a second one goes into the first. */
  #move(from: string, to: string): void {
    if (from === to) return
    for (const item of this.#items.values()) {
      const change = moved(item.kept.change, from, to)
      if (change === item.kept.change) continue
      const kept = { ...item.kept, change }
      Object.assign(item, { kept, pending: pendingOf(kept, this.#owner()) })
      if (isShown(kept)) this.#options.mirror.expect(item.pending)
      this.#shelf.keep(kept)
    }
  }

  #failed(item: Item, error: unknown): void {
    const trouble = troubleOf(error)
    item.running = null
    if (mayTryAgain(item, trouble)) return this.#later(item, trouble)
    const { kept, heard } = item
    const final = trouble.retryable ? errorOf({ ...trouble, retryable: false }) : error
    if (kept.change.type !== 'send' && heard.length > 0) this.#giveUp(kept.id)
    else {
      this.#replace({ ...kept, refusal: trouble })
      this.#shelf.keep(item.kept)
    }
    for (const { reject } of heard.splice(0)) reject(final)
    if (kept.change.type === 'bulk')
      this.#giveUpAll((one) => isUndoOf(one.kept.change, kept.id), final)
  }

  /** A limit is the person's, so all of theirs waits; a session that ended waits for the next one. */
  #later(item: Item, trouble: Trouble): void {
    const { clock } = this.#options
    const now = clock.now()
    if (trouble.failure === 'rate.limited')
      this.#pausedUntil = Math.max(this.#pausedUntil, now + (trouble.retryAfterMs ?? 0))
    item.trouble = trouble
    item.notBefore = now + waitOf(trouble, item.attempt++)
    this.#mark(item.kept.id)
  }

  /** The same change in another state. */
  #replace(kept: Kept): void {
    const { mirror } = this.#options
    const item = this.#items.get(kept.id)!
    Object.assign(item, { kept, attempt: 0, notBefore: 0 })
    if (kept.change.type === 'send') {
      Object.assign(item.pending, { isRefused: kept.refusal !== null })
      mirror.refresh()
    } else if (isShown(kept)) mirror.expect(item.pending)
    else mirror.withdraw(kept.id)
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
      else this.#leave(item)
    }
    this.#go()
  }

  #clear(): void {
    for (const item of [...this.#items.values()]) {
      item.running?.abort.abort()
      rejectAll(item.heard, new Error('Signed out.'))
      this.#leave(item)
    }
  }

  /** Nobody wants it any more, in any window. */
  #giveUp(id: string): void {
    const item = this.#items.get(id)
    if (!item) return
    this.#leave(item)
    this.#shelf.gone(id)
  }

  #giveUpAll(isMeant: (item: Item) => boolean, why: unknown = new Error('Discarded.')): void {
    for (const item of [...this.#items.values()].filter(isMeant)) {
      this.#giveUp(item.kept.id)
      rejectAll(item.heard, why)
    }
  }

  #leave({ kept, pending }: Item): void {
    this.#end(kept.id)
    this.#options.mirror.withdraw(pending.id)
  }

  #end(id: string): void {
    this.#items.delete(id)
    this.#mark(id)
  }

  #mark(...ids: string[]): void {
    this.#standing.mark(this.#items, ids)
  }

  #kept(): Kept[] {
    return [...this.#items.values()].map(({ kept }) => kept)
  }

  #nextOrder(): number {
    return Math.max(this.#options.clock.now(), ...this.#kept().map(({ order }) => order + 1))
  }

  #owner() {
    const { viewer, accountId } = this.#options.mirror
    return { userId: viewer.userId, accountId }
  }
}

/** What was refused is not shown, but words are with their reason, and what others wait for. */
function isShown({ refusal, change }: Kept): boolean {
  return refusal === null || change.type === 'send' || makes(change)
}

/** A server that says when it may be asked again is not kept waiting longer. */
function waitOf({ failure, retryAfterMs = 0 }: Trouble, attempt: number): number {
  const isTold = failure === 'server.overloaded' && retryAfterMs > 0
  return Math.max(retryAfterMs, retryDelay(isTold ? Math.min(attempt, 1) : attempt), 1)
}

function isUndoOf(change: Change, operationId: string): boolean {
  return change.type === 'undo' && change.operationId === operationId
}

function rejectAll(heard: Hearer[], why: unknown): void {
  for (const { reject } of heard.splice(0)) reject(why)
}

function full(): Error {
  const message = `${most} changes wait already.`
  return errorOf({ failure: 'outbox.full', message, retryable: false })
}
