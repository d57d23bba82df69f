import type { Presence, PresenceStatus } from '@parley/contract'
import type { ClientPresence } from '../bus.ts'

interface Entry {
  userId: string
  status: PresenceStatus
  /** When the entry ends by itself; Infinity for clients of this server. */
  until: number
}

const rank: Record<PresenceStatus, number> = { online: 2, away: 1, offline: 0 }

/** Who is where in one account, as this server knows it: per server and client, folded per person. */
export class PresenceBook {
  /** Keyed by server and client. */
  #entries = new Map<string, Entry>()
  #shown = new Map<string, PresenceStatus>()

  set(server: string, { userId, client, status }: ClientPresence, until = Infinity): void {
    this.#entries.set(`${server} ${client} ${userId}`, { userId, status, until })
  }

  /** What a client said last; null where it is not known. */
  statusOf(
    server: string,
    { userId, client }: Pick<ClientPresence, 'userId' | 'client'>,
  ): PresenceStatus | null {
    return this.#entries.get(`${server} ${client} ${userId}`)?.status ?? null
  }

  drop(server: string, { userId, client }: Pick<ClientPresence, 'userId' | 'client'>): void {
    this.#entries.delete(`${server} ${client} ${userId}`)
  }

  /** A server's whole list in place of what was known of it. */
  replace(server: string, clients: readonly ClientPresence[], until: number): void {
    for (const key of this.#entries.keys())
      if (key.startsWith(`${server} `)) this.#entries.delete(key)
    for (const client of clients) this.set(server, client, until)
  }

  /** Holds on to what is known of a server. */
  renew(server: string, until: number): void {
    for (const [key, entry] of this.#entries) if (key.startsWith(`${server} `)) entry.until = until
  }

  clientsOf(server: string): ClientPresence[] {
    return [...this.#entries]
      .filter(([key]) => key.startsWith(`${server} `))
      .map(([key, { userId, status }]) => ({ userId, client: key.split(' ')[1]!, status }))
  }

  /** What changed for a person since this was last asked: differences only. */
  changes(now: number): Presence[] {
    for (const [key, entry] of this.#entries) if (entry.until <= now) this.#entries.delete(key)
    const next = this.#folded()
    const people = new Set([...next.keys(), ...this.#shown.keys()])
    const changed = [...people]
      .map((userId) => ({ userId, status: next.get(userId) ?? 'offline' }))
      .filter(({ userId, status }) => (this.#shown.get(userId) ?? 'offline') !== status)
    this.#shown = next
    return changed as Presence[]
  }

  /** The best of each person's clients. */
  list(): Presence[] {
    return [...this.#folded()].map(([userId, status]) => ({ userId, status })) as Presence[]
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0 && this.#shown.size === 0
  }

  #folded(): Map<string, PresenceStatus> {
    const best = new Map<string, PresenceStatus>()
    for (const { userId, status } of this.#entries.values())
      if (rank[status] > rank[best.get(userId) ?? 'offline']) best.set(userId, status)
    return best
  }
}
