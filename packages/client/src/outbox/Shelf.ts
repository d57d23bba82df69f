import type { Answered, Kept } from './Kept.ts'
import type { News, OutboxStore, Owner, Windows } from './OutboxStore.ts'

/**
 * Where copies of what waits are kept, and the other windows over them. Without a store, or before it
 * is opened, nothing is kept and this window is alone.
 */
export class Shelf {
  readonly #store: OutboxStore | undefined
  #owner: Owner | null = null
  #windows: Windows | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(store: OutboxStore | undefined) {
    this.#store = store
  }

  /** Answers whether there are other windows to take turns with; null when there is nothing to open. */
  open(owner: Owner): 'alone' | 'shared' | null {
    if (!this.#store || this.#owner) return null
    this.#owner = owner
    this.#windows = this.#store.windows?.(owner) ?? null
    return this.#windows ? 'shared' : 'alone'
  }

  join(listeners: Parameters<Windows['join']>[0]): void {
    this.#windows?.join(listeners)
  }

  /** A store that cannot be read keeps nothing; what is done from now on still goes out. */
  async read(): Promise<Kept[]> {
    if (!this.#store || !this.#owner) return []
    return this.#store.read(this.#owner).catch(() => [])
  }

  keep(kept: Kept): void {
    this.#windows?.tell({ type: 'kept', kept })
    void this.#write((store, owner) => store.write(owner, kept))
  }

  /** The server has it. */
  done(id: string, answered: Answered): void {
    this.#drop(id, { type: 'done', id, answered })
  }

  /** Nobody wants it any more. */
  gone(id: string): void {
    this.#drop(id, { type: 'gone', id })
  }

  takeTurn(): void {
    this.#windows?.takeTurn()
  }

  /** Forgets all that the person had waiting, in every account. */
  async forget(): Promise<void> {
    this.#windows?.tell({ type: 'forgotten' })
    await this.#write((store, { userId }) => store.forget(userId))
  }

  close(): void {
    this.#windows?.leave()
    this.#windows = null
  }

  #drop(id: string, news: News): void {
    void this.#write((store, owner) => store.remove(owner, id))
    this.#windows?.tell(news)
  }

  /** One after the other; a full disk loses the copy, not the change. */
  #write(run: (store: OutboxStore, owner: Owner) => Promise<void>): Promise<unknown> {
    const store = this.#store
    const owner = this.#owner
    if (store && owner) this.#writing = this.#writing.then(() => run(store, owner)).catch(() => {})
    return this.#writing
  }
}
