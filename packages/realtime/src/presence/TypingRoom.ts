import type { Actor, EventActor, Signal } from '@parley/contract'

export interface Typing {
  conversationId: string
  kind: 'reply' | 'note'
  /** Who may see the conversation. */
  audience: string[]
}

/**
 * Who is typing, by the clients of this server. Nobody stays: without a new start it stops by itself
 * after `expiresMs`, also when the client is gone.
 */
export class TypingRoom {
  #timers = new Map<string, { timer: NodeJS.Timeout; stop: () => void }>()
  readonly #publish: (accountId: string, signal: Signal, audience: string[]) => void
  readonly #expiresMs: number

  constructor(
    publish: (accountId: string, signal: Signal, audience: string[]) => void,
    expiresMs: number,
  ) {
    this.#publish = publish
    this.#expiresMs = expiresMs
  }

  start(by: Actor, { conversationId, kind, audience }: Typing): void {
    const key = keyOf(by, conversationId)
    clearTimeout(this.#timers.get(key)?.timer)
    const common = { conversationId, author: authorOf(by), clientId: by.clientId }
    const stop = () => {
      this.#timers.delete(key)
      this.#publish(by.accountId, { type: 'typing.stop', ...common } as Signal, audience)
    }
    const timer = setTimeout(stop, this.#expiresMs)
    timer.unref()
    this.#timers.set(key, { timer, stop })
    this.#publish(by.accountId, { type: 'typing.start', kind, ...common } as Signal, audience)
  }

  /** Stops at once; does nothing for who is not typing here. */
  stop(by: Actor, conversationId: string): void {
    const held = this.#timers.get(keyOf(by, conversationId))
    clearTimeout(held?.timer)
    held?.stop()
  }

  close(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}

function keyOf(by: Actor, conversationId: string): string {
  return [by.accountId, conversationId, authorOf(by).id, by.clientId].join(' ')
}

function authorOf(by: Actor): EventActor {
  if (by.type === 'member') return { type: 'member', id: by.userId }
  return by.type === 'contact'
    ? { type: 'contact', id: by.contactId }
    : { type: 'system', id: null }
}
