import type { QueryClient } from '@tanstack/query-core'
import type { Clock } from './Clock.ts'
import type { Entry } from './Entry.ts'

const firstRestMs = 1000
const longestRestMs = 10_000

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
  /** Those that wait because the server could not be reached. */
  readonly #resting = new Set<string>()
  /** How often each was asked for in vain since its last answer. */
  readonly #failures = new Map<string, number>()

  constructor(options: RefetcherOptions) {
    this.#options = options
  }

  ask(entry: Entry, delayMs = 0): void {
    const id = entry.id
    if (this.#planned.has(id)) return
    const { clock } = this.#options
    this.#planned.set(
      id,
      clock.after(delayMs, () => void this.#run(id, entry)),
    )
  }

  /** Asks again in a while, ever longer: the server cannot be reached. */
  rest(entry: Entry): void {
    const id = entry.id
    if (this.#planned.has(id)) return
    const failures = this.#failures.get(id) ?? 0
    this.#failures.set(id, failures + 1)
    this.#resting.add(id)
    this.ask(entry, Math.min(firstRestMs * 2 ** failures, longestRestMs))
  }

  /** Asks again now that it can be. */
  hurry(entry: Entry): void {
    const id = entry.id
    this.#failures.delete(id)
    if (this.#resting.delete(id)) {
      this.#planned.get(id)?.()
      this.#planned.delete(id)
    }
    this.ask(entry)
  }

  close(): void {
    for (const cancel of this.#planned.values()) cancel()
  }

  async #run(id: string, entry: Entry): Promise<void> {
    const { queryClient, clock, everyMs } = this.#options
    const { staleFrom } = entry
    this.#resting.delete(id)
    if (staleFrom === null) return void this.#planned.delete(id)
    const queryKey = entry.key
    const query = queryClient.getQueryCache().get(id)
    const isActive = query?.isActive() ?? false
    const askedAt = clock.now()
    await queryClient.invalidateQueries(
      { queryKey, exact: true, refetchType: 'active' },
      { cancelRefetch: false },
    )
    const next = () => {
      this.#planned.delete(id)
      const isSame = entry.staleFrom === staleFrom
      const failed = isSame && queryClient.getQueryCache().get(id)?.state.status === 'error'
      if (!failed) this.#failures.delete(id)
      if (!isActive || entry.staleFrom === null) return
      if (failed) this.rest(entry)
      else this.ask(entry)
    }
    this.#planned.set(id, clock.after(everyMs(entry, clock.now() - askedAt), next))
  }
}
