import type { Failure } from '@parley/contract'

/**
 * What waits for one follower: pushed by the hub, pulled by the follower's generator. Holds at most
 * `limit` bytes; what a slower reader would need more lets go of everything, and it is told that it
 * fell behind.
 */
export class Mailbox<T> {
  #items: { item: T; size: number }[] = []
  #bytes = 0
  #ended: Failure | null | undefined
  #isBehind = false
  #wake: (() => void) | undefined
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get length(): number {
    return this.#items.length
  }

  /** Whether it has ended; throws why where there is a reason. */
  hasEnded(): boolean {
    if (this.#ended) throw this.#ended
    return this.#ended === null
  }

  push(item: T, size: number): void {
    if (this.#ended !== undefined || this.#isBehind) return
    if (this.#bytes + size > this.#limit) return this.#letGo()
    this.#bytes += size
    this.#items.push({ item, size })
    this.#wake?.()
  }

  /** Puts the item in place of the last one when that is of the same sort: neighbours merge. */
  pushMerging(item: T, size: number, isSame: (last: T) => boolean): void {
    const last = this.#items.at(-1)
    if (last && isSame(last.item)) last.item = item
    else this.push(item, size)
  }

  /** Null ends quietly; a failure is thrown to the reader once it has read what came before. */
  end(failure: Failure | null): void {
    if (this.#ended !== undefined) return
    this.#ended = failure
    // An overloaded or revoked reader gets nothing more.
    if (failure) this.#items = []
    this.#wake?.()
  }

  /** Takes in again; what was let go of is found elsewhere. */
  reset(): void {
    this.#isBehind = false
  }

  /** The next item; idle when nothing came within `waitMs`, behind from an overflow until `reset`. */
  async next(waitMs: number): Promise<{ item: T } | 'idle' | 'end' | 'behind'> {
    if (this.#items.length === 0 && this.#ended === undefined && !this.#isBehind)
      await this.#arrival(waitMs)
    const first = this.#items.shift()
    if (first) {
      this.#bytes -= first.size
      return { item: first.item }
    }
    if (this.#ended) throw this.#ended
    if (this.#ended === null) return 'end'
    return this.#isBehind ? 'behind' : 'idle'
  }

  #letGo(): void {
    this.#items = []
    this.#bytes = 0
    this.#isBehind = true
    this.#wake?.()
  }

  #arrival(waitMs: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(done, waitMs)
      this.#wake = done
      function done() {
        clearTimeout(timer)
        resolve()
      }
    }).then(() => {
      this.#wake = undefined
    })
  }
}
