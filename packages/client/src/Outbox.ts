import { v7 as uuid } from 'uuid'
import type { MessageFacts, MessageAnswer } from '@parley/contract'
import { expectMessage } from './changes/expectMessage.ts'
import type { Outgoing } from './changes/expectMessage.ts'
import { retryDelay } from './connection/retryDelay.ts'
import type { Clock } from './mirror/Clock.ts'
import type { Mirror } from './mirror/Mirror.ts'
import { Store } from './Store.ts'
import { troubleOf } from './Trouble.ts'
import type { Trouble } from './Trouble.ts'

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
  send(input: {
    id: string
    conversationId: string
    body: string
    kind: 'reply' | 'note'
    replyTo: string | null
  }): Promise<MessageAnswer>
  clock: Clock
}

interface Lane {
  queue: Outgoing[]
  isBusy: boolean
  attempt: number
  cancel: (() => void) | null
}

/**
 * My words on their way: shown at once, sent in order with one on its way per conversation, under
 * the same id at each attempt, until the server has them or refuses them for good.
 */
export class Outbox {
  /** By message id; without an entry it has arrived. */
  readonly sendings = new Store<Sendings>(new Map())
  readonly #options: OutboxOptions
  readonly #outgoing = new Map<string, Outgoing>()
  readonly #lanes = new Map<string, Lane>()

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** Shows and sends a message; answers its id. */
  send({ conversationId, body, kind = 'reply', replyTo = null }: Draft): string {
    const { mirror, clock } = this.#options
    const outgoing = expectMessage({
      id: uuid(),
      conversationId,
      author: { type: 'member', id: mirror.viewer.userId },
      kind,
      body,
      attachments: [],
      reactions: [],
      replyTo,
      createdAt: new Date(clock.now()),
      editedAt: null,
      deletedAt: null,
    } as unknown as Omit<MessageFacts, 'seq'>)
    mirror.expect(outgoing)
    this.#enqueue(outgoing)
    return outgoing.id
  }

  /** Sends a refused message again. */
  retry(id: string): void {
    const outgoing = this.#outgoing.get(id)
    const held = this.sendings.get().get(id)
    if (!outgoing || held?.state !== 'failed') return
    const { mirror } = this.#options
    // The server knows this id for another message: only a new one can be said.
    if (held.error.failure === 'message.idReused') {
      const { conversationId, body, kind, replyTo } = outgoing.draft
      this.discard(id)
      this.send({ conversationId, body, kind: kind as 'reply' | 'note', replyTo })
      return
    }
    outgoing.isRefused = false
    mirror.refresh()
    this.#enqueue(outgoing)
  }

  /** Forgets a refused message. */
  discard(id: string): void {
    if (this.sendings.get().get(id)?.state !== 'failed') return
    this.#outgoing.delete(id)
    this.#options.mirror.withdraw(id)
    this.#mark(id, null)
  }

  /** The network is back: does not wait for the next attempt. */
  hurry(): void {
    for (const [conversationId, lane] of this.#lanes) {
      if (lane.isBusy) continue
      lane.cancel?.()
      this.#run(conversationId, lane)
    }
  }

  #enqueue(outgoing: Outgoing): void {
    this.#outgoing.set(outgoing.id, outgoing)
    this.#mark(outgoing.id, { state: 'waiting' })
    const { conversationId } = outgoing.draft
    const lane = this.#lanes.get(conversationId) ?? {
      queue: [],
      isBusy: false,
      attempt: 0,
      cancel: null,
    }
    this.#lanes.set(conversationId, lane)
    lane.queue.push(outgoing)
    if (!lane.isBusy && !lane.cancel) this.#run(conversationId, lane)
  }

  #run(conversationId: string, lane: Lane): void {
    lane.cancel = null
    const [next] = lane.queue
    if (!next) return void this.#lanes.delete(conversationId)
    lane.isBusy = true
    void this.#attempt(next, lane).then((waitMs) => {
      lane.isBusy = false
      if (waitMs === 0) this.#run(conversationId, lane)
      else lane.cancel = this.#options.clock.after(waitMs, () => this.#run(conversationId, lane))
    })
  }

  /** One attempt; answers how long to wait before the lane goes on. */
  async #attempt(outgoing: Outgoing, lane: Lane): Promise<number> {
    const { mirror, send } = this.#options
    const { id, conversationId, body, kind, replyTo } = outgoing.draft
    this.#mark(id, { state: 'sending' })
    try {
      const answer = await send({
        id,
        conversationId,
        body,
        kind: kind as 'reply' | 'note',
        replyTo,
      })
      this.#leave(lane, id)
      outgoing.answered = answer.message
      mirror.confirm(id, answer.asOf)
      this.#outgoing.delete(id)
      this.#mark(id, null)
      return 0
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble.retryable) {
        this.#mark(id, { state: 'waiting' })
        return Math.max(trouble.retryAfterMs ?? 0, retryDelay(lane.attempt++), 1)
      }
      this.#leave(lane, id)
      outgoing.isRefused = true
      mirror.refresh()
      this.#mark(id, { state: 'failed', error: trouble })
      return 0
    }
  }

  #leave(lane: Lane, id: string): void {
    lane.attempt = 0
    lane.queue = lane.queue.filter((outgoing) => outgoing.id !== id)
  }

  #mark(id: string, state: SendingState | null): void {
    const next = new Map(this.sendings.get())
    if (state) next.set(id, state)
    else next.delete(id)
    this.sendings.set(next)
  }
}
