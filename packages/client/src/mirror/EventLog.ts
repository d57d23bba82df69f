import type { ParleyEvent } from '@parley/contract'

const most = 1000

/** The last events that came, without a hole: what brings a late answer up to now. */
export class EventLog {
  /** Where the stream is; null before it has begun. */
  position: number | null = null
  #events: ParleyEvent[] = []
  /** Everything after this place is kept. */
  #reach = 0

  /** The stream begins, or begins again after a hole. */
  restart(position: number): void {
    this.position = position
    this.#reach = position
    this.#events = []
  }

  keep(event: ParleyEvent): void {
    this.position = event.position
    this.#events.push(event)
    if (this.#events.length > most) this.#reach = this.#events.shift()!.position
  }

  /** The events after a place, or null when not all of them are kept. */
  since(position: number): ParleyEvent[] | null {
    if (this.position === null) return []
    if (position < this.#reach) return null
    const first = this.#events.findIndex((event) => event.position > position)
    return first === -1 ? [] : this.#events.slice(first)
  }
}
