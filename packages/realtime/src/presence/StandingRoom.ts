import type { EventActor, Signal } from '@parley/contract'
import type { RealtimeLimits } from '../limits.ts'

/** Typing and viewing: true from a start until a stop, or until nobody repeats the start. */
export type StandingSignal = StandingStart | StandingStop
export type StandingStart = Extract<Signal, { type: 'typing.start' | 'viewing.start' }>
export type StandingStop = Extract<Signal, { type: 'typing.stop' | 'viewing.stop' }>

interface RoomOptions {
  /** To the followers here. */
  deliver: (accountId: string, signal: Signal, audience: readonly string[]) => void
  /** To the other servers. */
  publish: (
    accountId: string,
    signal: StandingSignal,
    audience: string[],
    client: string | null,
  ) => void
  /** Whether this server hears the account's channel. */
  hears: (accountId: string) => boolean
  limits: RealtimeLimits
}

interface Held {
  accountId: string
  signal: StandingStart
  /** Which of the person's clients looks: who looks in two windows looks until both are closed. */
  client: string | null
  /** Begun by a client of this server. */
  isOwn: boolean
  timer: NodeJS.Timeout
  /** Who heard the start hears the end. */
  audience: string[]
  toldAt: number
  /** What the start said, so that a change of it is told at once. */
  said: string
}

/**
 * Who types and who looks. Every server ends by itself what its followers heard begin, so nobody
 * stays, even when the server that said so is gone.
 */
export class StandingRoom {
  #held = new Map<string, Held>()
  readonly #options: RoomOptions

  constructor(options: RoomOptions) {
    this.#options = options
  }

  /** Begun by a client of this server. Said again too soon it only holds on. */
  start(
    accountId: string,
    signal: StandingStart,
    audience: string[],
    client: string | null = null,
  ): void {
    const { deliver, publish, limits } = this.#options
    const held = this.#held.get(keyOf(accountId, signal, client))
    const now = Date.now()
    const isKnown = held?.said === JSON.stringify(signal) && now - held.toldAt < limits.repeatMs
    const toldAt = isKnown ? held.toldAt : now
    this.#hold({ accountId, signal, client, isOwn: true, audience, toldAt })
    if (isKnown) return
    deliver(accountId, signal, audience)
    publish(accountId, signal, audience, client)
  }

  /** Ended by a client of this server, wherever it began. */
  stop(accountId: string, signal: StandingStop, client: string | null = null): void {
    const { publish, hears } = this.#options
    // Whoever hears the channel knows what has begun; others pass on what they cannot know.
    const wasHeld = this.#end(accountId, signal, client)
    if (wasHeld || !hears(accountId)) publish(accountId, signal, [], client)
  }

  /** Said by a client of another server. */
  hear(
    accountId: string,
    signal: StandingSignal,
    audience: string[],
    client: string | null = null,
  ): void {
    if (signal.type === 'typing.stop' || signal.type === 'viewing.stop')
      return void this.#end(accountId, signal, client)
    this.#hold({ accountId, signal, client, isOwn: false, audience, toldAt: Date.now() })
    this.#options.deliver(accountId, signal, audience)
  }

  /** Whoever said something types no more, wherever they did. */
  said(accountId: string, conversationId: string, author: EventActor): void {
    for (const { signal, client, ...held } of this.#held.values())
      if (
        held.accountId === accountId &&
        signal.type === 'typing.start' &&
        signal.conversationId === conversationId &&
        signal.author.type === author.type &&
        signal.author.id === author.id
      )
        this.#end(accountId, stopOf(signal), client)
  }

  /** What stands in an account now, for who begins to listen. */
  standing(accountId: string): Pick<Held, 'signal' | 'audience'>[] {
    return [...this.#held.values()].filter((held) => held.accountId === accountId)
  }

  /** A server that begins to hear the account asks what its clients begin late to know. */
  tellAgain(accountId: string): void {
    for (const { isOwn, ...held } of this.#held.values())
      if (isOwn && held.accountId === accountId)
        this.#options.publish(accountId, held.signal, held.audience, held.client)
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer)
    this.#held.clear()
  }

  #hold(begun: Omit<Held, 'timer' | 'said'>) {
    const { typingMs, viewingMs } = this.#options.limits
    const { accountId, signal, client } = begun
    const key = keyOf(accountId, signal, client)
    clearTimeout(this.#held.get(key)?.timer)
    const expire = () => void this.#end(accountId, stopOf(signal), client)
    const timer = setTimeout(expire, signal.type === 'typing.start' ? typingMs : viewingMs)
    timer.unref()
    this.#held.set(key, { ...begun, timer, said: JSON.stringify(signal) })
  }

  /** Tells the followers here what is over; false for what never began. */
  #end(accountId: string, signal: StandingStop, client: string | null): boolean {
    const key = keyOf(accountId, signal, client)
    const held = this.#held.get(key)
    if (!held) return false
    clearTimeout(held.timer)
    this.#held.delete(key)
    if (!this.#looksElsewhere(accountId, signal))
      this.#options.deliver(accountId, signal, held.audience)
    return true
  }

  #looksElsewhere(accountId: string, signal: StandingStop): boolean {
    if (signal.type !== 'viewing.stop') return false
    const anywhere = keyOf(accountId, signal, null)
    return [...this.#held.values()].some(
      (held) => keyOf(held.accountId, held.signal, null) === anywhere,
    )
  }
}

function keyOf(accountId: string, signal: StandingSignal, client: string | null): string {
  const what = signal.type.split('.')[0]
  const who =
    'author' in signal
      ? [signal.author.type, signal.author.id, signal.clientId]
      : [signal.userId, client]
  return [accountId, what, signal.conversationId, ...who].join(' ')
}

function stopOf(signal: StandingStart): StandingStop {
  const { conversationId } = signal
  if (!('author' in signal)) return { type: 'viewing.stop', conversationId, userId: signal.userId }
  return { type: 'typing.stop', conversationId, author: signal.author, clientId: signal.clientId }
}
