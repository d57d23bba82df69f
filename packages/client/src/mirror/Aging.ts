import { movingDates, resolveWhen } from '@parley/contract'
import type { ConversationFilter } from '@parley/contract'
import type { Clock } from './Clock.ts'
import type { Entry } from './Entry.ts'

const minute = 60_000

interface AgingOptions {
  clock: Clock
  entries(): readonly Entry[]
  /** Called for a query whose dates have moved since it was last asked. */
  refresh(entry: Entry): void
}

/**
 * Answers that grow old without an event: those of a filter whose dates move. Looks once a minute,
 * just after it began: every zone's midnight is the beginning of one. "In the last hour" is asked
 * again each time, "today" when the day is another.
 */
export class Aging {
  readonly #options: AgingOptions
  /** Not everybody at once. */
  readonly #lateMs = Math.random() * 2000
  #lookedAt = 0
  #cancel: (() => void) | null = null

  constructor(options: AgingOptions) {
    this.#options = options
  }

  /** A query came that may have such dates. */
  watch(entry: Entry): void {
    if (this.#cancel || filtersOf(entry).flatMap(movingDates).length === 0) return
    this.#lookedAt = this.#options.clock.now()
    this.#plan()
  }

  close(): void {
    this.#cancel?.()
  }

  #plan(): void {
    const { clock } = this.#options
    const ms = minute - ((clock.now() - this.#lateMs) % minute)
    this.#cancel = clock.after(ms, () => this.#look())
  }

  #look(): void {
    const { clock, entries, refresh } = this.#options
    const [before, now] = [new Date(this.#lookedAt), new Date(clock.now())]
    const dated = entries().map((entry) => ({
      entry,
      dates: filtersOf(entry).flatMap(movingDates),
    }))
    for (const { entry, dates } of dated)
      if (dates.some((when) => +resolveWhen(when, before) !== +resolveWhen(when, now)))
        refresh(entry)
    this.#lookedAt = +now
    this.#cancel = null
    if (dated.some(({ dates }) => dates.length > 0)) this.#plan()
  }
}

function filtersOf({ input }: Entry): ConversationFilter[] {
  const given = input as { filter?: ConversationFilter; filters?: ConversationFilter[] }
  return [...(given.filter ? [given.filter] : []), ...(given.filters ?? [])]
}
