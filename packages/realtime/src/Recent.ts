import type { LogRow } from '@parley/contract'
import type { Place } from '@parley/db'

interface Kept {
  row: LogRow
  size: number
}

/**
 * The newest stretch of one account's log, without a hole and bounded in bytes: what a crowd that
 * comes back has missed is read once, and encoded once, for all of them.
 */
export class Recent {
  readonly #limit: number
  #kept: Kept[] = []
  /** The place before the first row. */
  #before: Place = { position: 0, tag: '' }
  #bytes = 0
  #forgets = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Holds nothing, and goes on after a place. */
  restart(place: Place): void {
    this.#forgets += 1
    this.#before = place
    this.#kept = []
    this.#bytes = 0
  }

  /** Changes whenever rows were let go of on purpose: what was read before may hold what is gone. */
  get generation(): number {
    return this.#forgets
  }

  /** Takes the row that follows the newest one. */
  add(row: LogRow, size: number): void {
    if (isRewrite(row)) this.restart(this.#newest())
    this.#kept.push({ row, size })
    this.#bytes += size
    this.#trim()
  }

  /** Takes rows that end right before the first one; `before` is the place before them. */
  addBefore(before: Place, rows: readonly Kept[]): void {
    const last = rows.at(-1)?.row ?? before
    if (last.position !== this.#before.position || last.tag !== this.#before.tag) return
    this.#before = before
    this.#kept = [...rows, ...this.#kept]
    this.#bytes += rows.reduce((sum, { size }) => sum + size, 0)
    this.#trim()
  }

  /** Whether a place is one of these, or the one before them. */
  holds({ position, tag }: Place): boolean {
    if (position === this.#before.position) return tag === this.#before.tag
    return this.#kept[position - this.#before.position - 1]?.row.tag === tag
  }

  /** Rows after a position; null when they reach back less far. */
  after(position: number): LogRow[] | null {
    if (position < this.#before.position) return null
    return this.#kept.slice(position - this.#before.position).map(({ row }) => row)
  }

  get beginsAfter(): number {
    return this.#before.position
  }

  #newest(): Place {
    const { position, tag } = this.#kept.at(-1)?.row ?? this.#before
    return { position, tag }
  }

  #trim() {
    let gone = 0
    while (this.#bytes > this.#limit && gone < this.#kept.length) {
      const { row, size } = this.#kept[gone]!
      this.#before = { position: row.position, tag: row.tag }
      this.#bytes -= size
      gone += 1
    }
    if (gone > 0) this.#kept.splice(0, gone)
  }
}

/** Behind an edit or a deletion the log itself was rewritten: what was read before holds the old text. */
function isRewrite({ event }: LogRow): boolean {
  if (event.type !== 'message.updated') return false
  // A newer server may mean something else by it.
  const { editedAt, deletedAt } = event.message ?? {}
  return Boolean(editedAt ?? deletedAt)
}
