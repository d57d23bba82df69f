import { Failure } from '@parley/contract'

/**
 * What waits for one follower: pushed by the hub, pulled by the follower's generator. Holds at most
 * `limit` bytes; a reader that is slower than that is ended and catches up when it returns.
 */
export class Mailbox<T> {
  #items: { item: T; size: number }[] = []
  #bytes = 0
  #ended: Failure | null | undefined
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
    if (this.#ended !== undefined) return
    if (this.#bytes + size > this.#limit)
      return this.end(new Failure('server.overloaded', { message: 'You read too slowly.' }))
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

  /** The next item; idle when nothing came within `waitMs`. */
  async next(waitMs: number): Promise<{ item: T } | 'idle' | 'end'> {
    if (this.#items.length === 0 && this.#ended === undefined) await this.#arrival(waitMs)
    const first = this.#items.shift()
    if (first) {
      this.#bytes -= first.size
      return { item: first.item }
    }
    if (this.#ended) throw this.#ended
    return this.#ended === null ? 'end' : 'idle'
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
