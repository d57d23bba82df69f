import { hashKey } from '@tanstack/query-core'
import type { QueryClient } from '@tanstack/query-core'
import type { Clock } from './Clock.ts'
import type { Entry } from './Entry.ts'

const afterFailureMs = 10_000

interface RefetcherOptions {
  queryClient: QueryClient
  clock: Clock
  /** Milliseconds from an answer of a query to its next, by how long the answer took. */
  everyMs(entry: Entry, tookMs: number): number
}

/**
 * Asks again for stale queries: at once, then at most once in a while until the answer is new
 * enough. A query nobody looks at is asked for when somebody does.
 */
export class Refetcher {
  readonly #options: RefetcherOptions
  readonly #planned = new Map<string, () => void>()

  constructor(options: RefetcherOptions) {
    this.#options = options
  }

  ask(entry: Entry, delayMs = 0): void {
    const id = hashKey(entry.key)
    if (this.#planned.has(id)) return
    const { clock } = this.#options
    this.#planned.set(
      id,
      clock.after(delayMs, () => void this.#run(id, entry)),
    )
  }

  close(): void {
    for (const cancel of this.#planned.values()) cancel()
  }

  async #run(id: string, entry: Entry): Promise<void> {
    const { queryClient, clock, everyMs } = this.#options
    const { staleFrom } = entry
    if (staleFrom === null) return void this.#planned.delete(id)
    const queryKey = entry.key
    const query = queryClient.getQueryCache().find({ queryKey, exact: true })
    const isActive = query?.isActive() ?? false
    const askedAt = clock.now()
    await queryClient.invalidateQueries(
      { queryKey, exact: true, refetchType: 'active' },
      { cancelRefetch: false },
    )
    const next = () => {
      this.#planned.delete(id)
      const isSame = entry.staleFrom === staleFrom
      const failed = isSame && queryClient.getQueryState(queryKey)?.status === 'error'
      if (isActive && entry.staleFrom !== null) this.ask(entry, failed ? afterFailureMs : 0)
    }
    this.#planned.set(id, clock.after(everyMs(entry, clock.now() - askedAt), next))
  }
}
