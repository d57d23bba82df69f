import type { Reader, StoredEvent } from './History.ts'

/** The log of one account as PostgreSQL has it, ascending and without holes. */
export class Log {
  readonly #rows: StoredEvent[] = []

  get head(): number {
    return this.#rows.at(-1)?.position ?? 0
  }

  /** Takes what comes after the head. */
  add(rows: readonly StoredEvent[]): void {
    for (const row of rows) {
      if (row.position !== this.head + 1)
        throw new Error(`The log goes from ${this.head} to ${row.position}.`)
      this.#rows.push(row)
    }
  }

  at(position: number): StoredEvent | null {
    return this.#rows[position - 1] ?? null
  }

  /** Positions after one and before another of events that these topics hear as such. */
  heardBetween(after: number, before: number, topics: ReadonlySet<string>): number[] {
    const found: number[] = []
    for (let position = after + 1; position < before && position <= this.head; position += 1) {
      const row = this.at(position)!
      if (!row.jumps && isHeard(row, topics)) found.push(position)
    }
    return found
  }
}

/** Whether an event is for who holds these topics: its audience meets them and its exceptions do not. */
export function isHeard({ audience, except }: StoredEvent, topics: ReadonlySet<string>): boolean {
  return audience.some((topic) => topics.has(topic)) && !except.some((topic) => topics.has(topic))
}

/** What an agent who takes part in these group conversations may hear, by the contract's words. */
export function topicsOfReader({ userId, conversations }: Reader): Set<string> {
  return new Set(['members', `user:${userId}`, ...conversations.map((id) => `conversation:${id}`)])
}
