import type { MemberActor, Presence, PresenceStatus } from '@parley/contract'
import type { Bus, ClientPresence, FleetingMessage } from '../bus.ts'
import type { Hubs } from '../Hubs.ts'
import type { RealtimeLimits } from '../limits.ts'
import { PresenceBook } from './PresenceBook.ts'

type PresenceMessage = Exclude<FleetingMessage, { kind: 'signal' }>

type Told = Extract<PresenceMessage, { version: number }>

type Unsigned<T> = T extends unknown ? Omit<T, 'server'> : never

interface RoomOptions {
  bus: Bus
  hubs: () => Hubs
  server: string
  limits: RealtimeLimits
}

/**
 * Presence of every account that has clients here. A client is online while it follows, as away as
 * it says, and offline a grace after it is gone. Servers tell each other what changes, and every few
 * seconds that it still holds, under a lease: nobody stays as a ghost. Whoever missed a difference
 * asks for the whole list; followers hear differences only.
 */
export class PresenceRoom {
  #books = new Map<string, PresenceBook>()
  #connections = new Map<string, number>()
  #leaving = new Map<string, NodeJS.Timeout>()
  #telling = new Map<string, NodeJS.Timeout>()
  /** Of each account, the clients here that changed since the others were told. */
  #changed = new Map<string, Map<string, ClientPresence>>()
  /** How often this server told of an account. */
  #told = new Map<string, number>()
  /** How far another server's telling was heard, by account and server, and how long that holds. */
  #heard = new Map<string, { version: number; until: number }>()
  readonly #options: RoomOptions
  readonly #beat: NodeJS.Timeout
  readonly #sweep: NodeJS.Timeout

  constructor(options: RoomOptions) {
    this.#options = options
    this.#beat = setInterval(() => this.#tellAll(), options.limits.presenceBeatMs)
    this.#sweep = setInterval(() => this.#announceAll(), 1000)
    this.#beat.unref()
    this.#sweep.unref()
  }

  /** A client begins to follow; call the answer when it ends. */
  arrive(actor: MemberActor, connection: string): () => void {
    const client = clientOf(actor, connection)
    const key = `${actor.accountId} ${client.client} ${client.userId}`
    clearTimeout(this.#leaving.get(key))
    this.#leaving.delete(key)
    this.#connections.set(key, (this.#connections.get(key) ?? 0) + 1)
    // Whoever comes back within the grace is as away as before, until they say otherwise.
    const held = this.#book(actor.accountId).statusOf(this.#options.server, client)
    this.#change(actor.accountId, { ...client, status: held ?? 'online' })
    return () => this.#depart(actor.accountId, key, client)
  }

  /** What a client says of itself. Offline is believed at once. */
  set(actor: MemberActor, status: PresenceStatus): void {
    const client = clientOf(actor, 'http')
    const key = `${actor.accountId} ${client.client} ${client.userId}`
    this.#change(actor.accountId, { ...client, status })
    if (this.#connections.has(key)) return
    // A client that only says so and does not follow is believed for a lease; it may follow elsewhere.
    this.#leave(actor.accountId, key, client, this.#options.limits.presenceLeaseMs)
    this.#publish(actor.accountId, { kind: 'presence.said', client: { ...client, status } })
  }

  list(accountId: string, userIds?: readonly string[]): Presence[] {
    const all = this.#books.get(accountId)?.list() ?? []
    if (!userIds) return all
    const known = new Map(all.map((one) => [one.userId as string, one]))
    return userIds.map((userId) => known.get(userId) ?? ({ userId, status: 'offline' } as Presence))
  }

  /** What another server says of its clients. */
  hear(accountId: string, message: PresenceMessage): void {
    const { server, limits } = this.#options
    if (message.server === server) return
    const book = this.#books.get(accountId)
    if (message.kind === 'asked') {
      if (book && book.clientsOf(server).length > 0) this.#tellWhole(accountId, book)
      return
    }
    if (message.kind === 'presence.said') {
      const { client } = message
      if (this.#connections.has(`${accountId} ${client.client} ${client.userId}`))
        this.#change(accountId, client)
      return
    }
    this.#learn(accountId, message, Date.now() + limits.presenceLeaseMs)
    this.#announce(accountId, this.#book(accountId))
  }

  close(): void {
    clearInterval(this.#beat)
    clearInterval(this.#sweep)
    for (const timer of [...this.#leaving.values(), ...this.#telling.values()]) clearTimeout(timer)
  }

  #learn(accountId: string, message: Told, until: number) {
    const { server, version } = message
    const key = `${accountId} ${server}`
    const book = this.#book(accountId)
    const isNext = message.kind === 'presence' || this.#isNext(key, message)
    // Something was lost on the way, or came before this server heard the account.
    if (!isNext) return this.#publish(accountId, { kind: 'asked' })
    this.#heard.set(key, { version, until })
    if (message.kind === 'presence') return book.replace(server, message.clients, until)
    book.renew(server, until)
    if (message.kind === 'presence.beat') return
    for (const client of message.clients)
      if (client.status === 'offline') book.drop(server, client)
      else book.set(server, client, until)
  }

  #isNext(key: string, { kind, version }: Told): boolean {
    const heard = this.#heard.get(key) ?? { version: 0, until: Infinity }
    // What lapsed is not held any more: only the whole list helps.
    if (heard.until <= Date.now()) return false
    return version === heard.version + (kind === 'presence.changed' ? 1 : 0)
  }

  #depart(accountId: string, key: string, client: Omit<ClientPresence, 'status'>) {
    const left = (this.#connections.get(key) ?? 1) - 1
    if (left > 0) return void this.#connections.set(key, left)
    this.#connections.delete(key)
    this.#leave(accountId, key, client, this.#options.limits.presenceGraceMs)
  }

  #leave(accountId: string, key: string, client: Omit<ClientPresence, 'status'>, afterMs: number) {
    clearTimeout(this.#leaving.get(key))
    const timer = setTimeout(() => {
      this.#leaving.delete(key)
      this.#book(accountId).drop(this.#options.server, client)
      this.#note(accountId, { ...client, status: 'offline' })
    }, afterMs)
    timer.unref()
    this.#leaving.set(key, timer)
  }

  #change(accountId: string, client: ClientPresence) {
    this.#book(accountId).set(this.#options.server, client)
    this.#note(accountId, client)
  }

  #note(accountId: string, client: ClientPresence) {
    const changed = this.#changed.get(accountId) ?? new Map<string, ClientPresence>()
    this.#changed.set(accountId, changed.set(`${client.client} ${client.userId}`, client))
    this.#tell(accountId)
  }

  /** Soon, together with what else changes until then. */
  #tell(accountId: string) {
    if (this.#telling.has(accountId)) return
    const tell = () => {
      this.#telling.delete(accountId)
      this.#tellNow(accountId)
    }
    const timer = setTimeout(tell, this.#options.limits.presenceGatherMs)
    timer.unref()
    this.#telling.set(accountId, timer)
  }

  /** Announces here and tells the other servers. */
  #tellNow(accountId: string) {
    const book = this.#book(accountId)
    this.#announce(accountId, book)
    const clients = [...(this.#changed.get(accountId)?.values() ?? [])]
    this.#changed.delete(accountId)
    const version = (this.#told.get(accountId) ?? 0) + 1
    this.#told.set(accountId, version)
    this.#publish(accountId, { kind: 'presence.changed', version, clients })
  }

  #tellWhole(accountId: string, book: PresenceBook) {
    const version = this.#told.get(accountId) ?? 0
    const clients = book.clientsOf(this.#options.server)
    this.#publish(accountId, { kind: 'presence', version, clients })
  }

  #publish(accountId: string, message: Unsigned<PresenceMessage>) {
    const { bus, server } = this.#options
    if (bus.shared) bus.publish(accountId, { ...message, server }).catch(() => {})
  }

  #tellAll() {
    for (const [accountId, book] of this.#books)
      if (book.clientsOf(this.#options.server).length > 0)
        this.#publish(accountId, { kind: 'presence.beat', version: this.#told.get(accountId) ?? 0 })
  }

  #announceAll() {
    for (const [accountId, book] of this.#books) {
      this.#announce(accountId, book)
      if (book.isEmpty) this.#forget(accountId)
    }
  }

  /** Who was heard of is asked anew once there is something to tell. */
  #forget(accountId: string) {
    this.#books.delete(accountId)
    for (const [key, { until }] of this.#heard) if (until <= Date.now()) this.#heard.delete(key)
  }

  #announce(accountId: string, book: PresenceBook) {
    const hub = this.#options.hubs().get(accountId)
    for (const { userId, status } of book.changes(Date.now()))
      hub?.signal({ type: 'presence.update', userId, status }, ['members'])
  }

  #book(accountId: string): PresenceBook {
    const book = this.#books.get(accountId) ?? new PresenceBook()
    this.#books.set(accountId, book)
    return book
  }
}

function clientOf({ userId, clientId }: MemberActor, connection: string) {
  return { userId, client: (clientId ?? connection).replaceAll(' ', '_') }
}
