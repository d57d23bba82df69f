import {
  compare,
  defaultPreferences,
  defaultSort,
  deliveryAfter,
  limits,
  matches,
} from '@parley/contract'
import type {
  Conversation,
  ConversationFacts,
  ConversationFilter,
  EventBody,
  Message,
  MessageFacts,
  ParleyEvent,
  Receipt,
  ViewerFacts,
} from '@parley/contract'
import { normaliseFilter } from '@parley/contract'
import type { Datas, Inputs, Procedure } from '../apply/Query.ts'

interface Held {
  facts: ConversationFacts
  viewer: ViewerFacts
  messages: MessageFacts[]
  receipts: Map<string, Receipt>
  isVisible: boolean
}

export const me = 'me'
export const accountId = 'account'

/** A server in miniature: truth and log change together, queries read the truth of the moment. */
export class SimServer {
  readonly log: ParleyEvent[] = []
  readonly #held = new Map<string, Held>()
  #time = 1000

  get head(): number {
    return this.log.length
  }

  get ids(): string[] {
    return [...this.#held.keys()]
  }

  cursor(position = this.head) {
    return `${position}.t` as Datas['accounts.get']['asOf']
  }

  create(id: string, status: 'open' | 'pending'): void {
    if (this.#held.has(id)) return
    const at = new Date((this.#time += 1000))
    const facts = {
      id,
      accountId,
      number: this.#held.size + 1,
      purpose: null,
      kind: 'group',
      subject: `subject ${id}`,
      status,
      priority: null,
      inboxId: null,
      contact: { id: 'contact', name: 'Ann', email: null, type: 'customer' },
      assigneeId: null,
      teamId: null,
      labels: [],
      snoozedUntil: null,
      waitingFor: null,
      waitingSince: null,
      lastActivityAt: at,
      createdAt: at,
      lastSeq: 0,
      lastMessage: null,
      participants: [],
      participantCount: 0,
    } as unknown as ConversationFacts
    const viewer = { readSeq: 0, unreadFrom: null, unreadCount: 0, pinned: false, muted: false }
    this.#held.set(id, { facts, viewer, messages: [], receipts: new Map(), isVisible: true })
    this.#append({ type: 'conversation.new', conversation: facts })
  }

  patch(id: string, patch: Partial<ConversationFacts>): boolean {
    const held = this.#held.get(id)
    if (!held?.isVisible) return false
    held.facts = { ...held.facts, ...patch }
    this.#append({ type: 'conversation.updated', conversation: held.facts })
    return true
  }

  /** As a newer server would: something changes, told in a way that this client was not made for. */
  tell(id: string, patch: Partial<ConversationFacts>, told: object): void {
    const held = this.#held.get(id)!
    held.facts = { ...held.facts, ...patch }
    this.#append(told as EventBody, told)
  }

  say(conversationId: string, author: string, id: string): Message | null {
    const held = this.#held.get(conversationId)
    if (!held?.isVisible) return null
    const createdAt = new Date((this.#time += 1000))
    const seq = held.facts.lastSeq + 1
    const message = {
      id,
      conversationId,
      seq,
      author: { type: 'member', id: author },
      kind: 'reply',
      body: `word ${id}`,
      attachments: [],
      reactions: [],
      mentions: [],
      activity: null,
      replyTo: null,
      createdAt,
      editedAt: null,
      deletedAt: null,
    } as unknown as MessageFacts
    this.#read(held, author, seq - 1)
    held.messages.push(message)
    held.viewer =
      author === me
        ? { ...held.viewer, readSeq: seq, unreadFrom: null, unreadCount: 0 }
        : { ...held.viewer, unreadCount: Math.min(held.viewer.unreadCount + 1, limits.unread) }
    const { id: _, ...preview } = message
    held.facts = {
      ...held.facts,
      lastSeq: seq,
      lastActivityAt: createdAt,
      lastMessage: { ...preview, id: message.id, attached: null },
    }
    this.#append({ type: 'message.new', message, conversation: held.facts })
    return { ...message, delivery: 'sent' }
  }

  edit(conversationId: string, body: string): void {
    const held = this.#held.get(conversationId)
    const last = held?.messages.at(-1)
    if (!held?.isVisible || !last) return
    const message = { ...last, body }
    held.messages[held.messages.length - 1] = message
    held.facts = { ...held.facts, lastMessage: { ...held.facts.lastMessage!, body } }
    this.#append({ type: 'message.updated', message, conversation: held.facts })
  }

  read(conversationId: string, userId: string): void {
    const held = this.#held.get(conversationId)
    if (held?.isVisible) this.#read(held, userId, held.facts.lastSeq)
  }

  markUnread(conversationId: string): boolean {
    const held = this.#held.get(conversationId)
    if (!held?.isVisible || held.facts.lastSeq === 0) return false
    held.viewer = { ...held.viewer, unreadFrom: held.facts.lastSeq, unreadCount: 1 }
    this.#append(this.#private(held))
    return true
  }

  hide(id: string): void {
    const held = this.#held.get(id)
    if (!held?.isVisible) return
    held.isVisible = false
    this.#append({ type: 'conversation.hidden', conversationId: held.facts.id })
  }

  unhide(id: string): void {
    const held = this.#held.get(id)
    if (!held || held.isVisible) return
    held.isVisible = true
    this.#append({ type: 'conversation.updated', conversation: held.facts })
  }

  rename(name: string): void {
    const contact = {
      id: 'contact',
      name,
      email: null,
      type: 'customer',
    } as unknown as NonNullable<ConversationFacts['contact']>
    for (const held of this.#held.values()) held.facts = { ...held.facts, contact }
    this.#append({ type: 'contact.updated', contact })
  }

  answer<P extends Procedure>(procedure: P, input: Inputs[P]): Datas[P] {
    const asOf = this.cursor()
    return { ...this.#answer(procedure, input as never), asOf } as unknown as Datas[P]
  }

  #answer(
    procedure: Procedure,
    input: Inputs['conversations.list'] &
      Inputs['conversations.get'] &
      Inputs['conversations.counts'] &
      Inputs['messages.list'],
  ): object {
    switch (procedure) {
      case 'conversations.list':
        return this.#list(input)
      case 'conversations.count':
        return { count: this.rows(input).length, capped: false }
      case 'conversations.get': {
        const conversation = this.rows({}).find(({ id }) => id === input.conversationId)
        if (!conversation)
          throw Object.assign(new Error('gone'), {
            data: { failure: 'conversation.notFound', retryable: false },
          })
        return { conversation }
      }
      case 'messages.get':
      case 'conversations.receipts':
        return {}
      case 'messages.list':
        return this.#thread(input)
      case 'conversations.counts':
        return {
          counts: input.filters.map((filter) => ({
            count: this.rows({ filter }).length,
            capped: false,
          })),
        }
      case 'cannedReplies.list':
        return { items: [] }
      case 'views.list':
        return { items: [], order: [] }
      case 'invitations.list':
        return { items: [] }
      case 'notifications.list':
        return { items: [], nextCursor: null }
      case 'notifications.count':
        return { count: 0 }
      case 'preferences.get':
        return { preferences: defaultPreferences }
      case 'accounts.get':
        return {}
    }
  }

  /** All rows the viewer sees, in order. */
  rows({ filter, sort }: Pick<Inputs['conversations.list'], 'filter' | 'sort'>): Conversation[] {
    return [...this.#held.values()]
      .filter(({ isVisible }) => isVisible)
      .map(({ facts, viewer }) => ({ ...facts, ...viewer }))
      .filter((row) => holds(row, filter))
      .sort(compare(sort ?? defaultSort))
  }

  messages(conversationId: string): Message[] {
    const held = this.#held.get(conversationId)
    const receipts = [...(held?.receipts.values() ?? [])]
    return (held?.messages ?? []).map((facts) =>
      receipts.reduce<Message>(
        (message, receipt) => ({ ...message, delivery: deliveryAfter(message, receipt) }),
        { ...facts, delivery: 'sent' },
      ),
    )
  }

  #list({ filter, sort, cursor, limit = limits.pageDefault }: Inputs['conversations.list']) {
    const order = compare(sort ?? defaultSort)
    const after = cursor ? (reviveKey(cursor) as Conversation) : null
    const rows = this.rows({ filter, sort }).filter((row) => !after || order(row, after) > 0)
    const items = rows.slice(0, limit)
    return { items, nextCursor: rows.length > limit ? printKey(items.at(-1)!) : null }
  }

  #thread({ conversationId, before, after, limit = limits.pageDefault }: Inputs['messages.list']) {
    const all = this.messages(conversationId)
    if (after !== undefined) {
      const rows = all.filter(({ seq }) => seq > after)
      return { items: rows.slice(0, limit), hasBefore: after > 0, hasAfter: rows.length > limit }
    }
    const rows = all.filter(({ seq }) => before === undefined || seq < before)
    const items = rows.slice(-limit)
    return { items, hasBefore: items.length < rows.length, hasAfter: rows.length < all.length }
  }

  #read(held: Held, userId: string, seq: number): void {
    const before = held.receipts.get(userId)?.readSeq ?? 0
    if (seq <= before) return
    const receipt: Receipt = {
      kind: 'group',
      userId,
      contactId: null,
      deliveredSeq: seq,
      readSeq: seq,
      readAt: null,
    }
    held.receipts.set(userId, receipt)
    if (userId !== me) {
      this.#append({
        type: 'conversation.read',
        conversationId: held.facts.id,
        ...receipt,
      } as EventBody)
      return
    }
    held.viewer = { ...held.viewer, readSeq: seq, unreadFrom: null, unreadCount: 0 }
    this.#append(this.#private(held))
  }

  #private({ facts, viewer, receipts }: Held): EventBody {
    const { deliveredSeq = 0 } = receipts.get(me) ?? {}
    return {
      type: 'conversation.read',
      conversationId: facts.id,
      kind: 'group',
      userId: me,
      contactId: null,
      deliveredSeq,
      ...viewer,
    } as EventBody
  }

  #append(body: EventBody, over: object = {}): void {
    const place = {
      position: this.head + 1,
      v: 1,
      at: new Date(this.#time),
      actor: { type: 'system', id: null },
      clientId: null,
    }
    this.log.push({ ...body, ...place, ...over } as ParleyEvent)
  }
}

/** The filter's meaning; text search is the server's alone. */
function holds(row: Conversation, filter: ConversationFilter | undefined): boolean {
  const { search, and, ...rest } = normaliseFilter(filter)
  if (search && !row.subject!.includes(search)) return false
  if (and && !and.every((part) => holds(row, part))) return false
  return matches(row, rest, { userId: me }) === 'yes'
}

function printKey({ id, lastActivityAt, createdAt, priority, waitingSince }: Conversation): string {
  return JSON.stringify({ id, lastActivityAt, createdAt, priority, waitingSince })
}

function reviveKey(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    (key.endsWith('At') || key === 'waitingSince') && typeof value === 'string'
      ? new Date(value)
      : value,
  )
}
