import type { EventActor, PresenceStatus, Signal, UserId } from '@parley/contract'
import type { Clock } from '../mirror/Clock.ts'
import { Store } from '../Store.ts'
import { nobody } from './nobody.ts'

/** One who types now. */
export interface Typist {
  author: EventActor
  kind: 'reply' | 'note'
}

const typingMs = 6000
const viewingMs = 15_000

/** Who types, looks and is there. Everything but presence ends by itself. */
export class Signals {
  readonly presence = new Store<Readonly<Record<string, PresenceStatus>>>({})
  readonly #clock: Clock
  readonly #viewer: () => string
  readonly #typing = new Expiring<Typist>()
  readonly #viewing = new Expiring<UserId>()

  constructor(clock: Clock, viewer: () => string) {
    this.#clock = clock
    this.#viewer = viewer
  }

  /** The others who type in a conversation. */
  typingIn = (conversationId: string): Typist[] => this.#typing.get(conversationId)
  /** The others who look at a conversation. */
  viewingOf = (conversationId: string): UserId[] => this.#viewing.get(conversationId)
  subscribeTyping = (listener: () => void) => this.#typing.changes.subscribe(listener)
  subscribeViewing = (listener: () => void) => this.#viewing.changes.subscribe(listener)

  hear(signal: Signal): void {
    const me = this.#viewer()
    switch (signal.type) {
      case 'typing.start':
        if (isMe(signal.author, me)) return
        return this.#typing.put(
          this.#clock,
          signal.conversationId,
          nameOf(signal.author),
          typist(signal),
          typingMs,
        )
      case 'typing.stop':
        return this.#typing.drop(signal.conversationId, nameOf(signal.author))
      case 'viewing.start':
        if (signal.userId === me) return
        return this.#viewing.put(
          this.#clock,
          signal.conversationId,
          signal.userId,
          signal.userId,
          viewingMs,
        )
      case 'viewing.stop':
        return this.#viewing.drop(signal.conversationId, signal.userId)
      case 'presence.update':
        return this.presence.set({ ...this.presence.get(), [signal.userId]: signal.status })
    }
  }

  /** Who has said it does not type any more. */
  said(conversationId: string, author: { type: string; id: string | null }): void {
    this.#typing.drop(conversationId, nameOf(author))
  }

  /** Signals were lost: what cannot be known any more is forgotten. */
  reset(): void {
    this.#typing.clear()
    this.#viewing.clear()
  }
}

function nameOf({ type, id }: { type: string; id: string | null }): string {
  return `${type}:${id}`
}

function typist({ author, kind }: Typist): Typist {
  return { author, kind }
}

function isMe(author: EventActor, userId: string): boolean {
  return author.type === 'member' && author.id === userId
}

/** Values by conversation and person that end by themselves; a list nothing touched stays the same. */
class Expiring<T> {
  readonly changes = new Store(0)
  readonly #held = new Map<string, Map<string, { value: T; cancel: () => void }>>()
  readonly #lists = new Map<string, T[]>()

  get(conversationId: string): T[] {
    return this.#lists.get(conversationId) ?? nobody
  }

  put(clock: Clock, conversationId: string, name: string, value: T, ms: number): void {
    const people =
      this.#held.get(conversationId) ?? new Map<string, { value: T; cancel: () => void }>()
    this.#held.set(conversationId, people)
    const before = people.get(name)
    before?.cancel()
    const cancel = clock.after(ms, () => this.drop(conversationId, name))
    people.set(name, { value: before?.value ?? value, cancel })
    if (!before) this.#tell(conversationId)
  }

  drop(conversationId: string, name: string): void {
    const people = this.#held.get(conversationId)
    const held = people?.get(name)
    if (!people || !held) return
    held.cancel()
    people.delete(name)
    if (people.size === 0) this.#held.delete(conversationId)
    this.#tell(conversationId)
  }

  clear(): void {
    for (const [conversationId, people] of [...this.#held])
      for (const name of [...people.keys()]) this.drop(conversationId, name)
  }

  #tell(conversationId: string): void {
    const people = this.#held.get(conversationId)
    if (people)
      this.#lists.set(
        conversationId,
        [...people.values()].map(({ value }) => value),
      )
    else this.#lists.delete(conversationId)
    this.changes.set(this.changes.get() + 1)
  }
}
