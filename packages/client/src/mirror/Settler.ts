import type { Clock } from './Clock.ts'
import type { Entry } from './Entry.ts'

type List = Entry<'conversations.list'>
interface SettlerOptions {
  clock: Clock
  everyMs: number
  /** One request for rows of one list. */
  ask(entry: List, ids: string[]): Promise<void>
}

/** Gathers the rows that only the server can decide about, and asks for them at a bounded pace. */
export class Settler {
  readonly #options: SettlerOptions
  readonly #waiting = new Set<List>()
  #timer: (() => void) | null = null
  #lastAt = -Infinity
  #closed = false

  constructor(options: SettlerOptions) {
    this.#options = options
  }

  add(entry: List, ids: readonly string[]): void {
    for (const id of ids) entry.unsettled.add(id)
    this.#waiting.add(entry)
    this.#arm()
  }

  close(): void {
    this.#closed = true
    this.#timer?.()
  }

  #arm(): void {
    if (this.#timer || this.#closed || this.#waiting.size === 0) return
    const { clock, everyMs } = this.#options
    const delay = Math.max(0, this.#lastAt + everyMs - clock.now())
    this.#timer = clock.after(delay, () => {
      this.#timer = null
      this.#lastAt = clock.now()
      for (const entry of [...this.#waiting]) this.#send(entry)
      this.#arm()
    })
  }

  /** At most 100 at once, as many as a list of a filter holds. */
  #send(entry: List): void {
    const ids = [...entry.unsettled].slice(0, 100)
    for (const id of ids) entry.unsettled.delete(id)
    if (entry.unsettled.size === 0) this.#waiting.delete(entry)
    if (ids.length === 0) return
    // Asked for again later: the network comes back.
    this.#options
      .ask(entry, ids)
      .catch(() => this.#options.clock.after(2000, () => this.add(entry, ids)))
  }
}
