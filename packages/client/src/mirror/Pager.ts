import type { Viewer } from '../apply/Query.ts'
import type { Procedure } from '../apply/Query.ts'
import type { Call } from './Call.ts'
import type { Entry } from './Entry.ts'
import type { EventLog } from './EventLog.ts'
import { mergeListPage, mergeThreadPage } from './merge.ts'
import type { Advanced } from './Truth.ts'

interface PagerOptions {
  call: Call
  log: EventLog
  viewer(): Viewer
  /** Takes the truth with its page, in one go: what came in between would be lost. */
  take(entry: Entry, merged: Advanced): void
}

/** How a page that came joins what is held now: null when it is not wanted any more. */
type Merge<P extends Procedure> = () => Advanced<P> | 'late' | null

/** Loads what lies beyond an answer: the next page of a list, older or newer messages. */
export class Pager {
  readonly #options: PagerOptions

  constructor(options: PagerOptions) {
    this.#options = options
  }

  more(entry: Entry<'conversations.list'>): Promise<void> {
    const { call, log, viewer } = this.#options
    return this.#page(entry, 'more', async () => {
      const cursor = entry.truth?.data.nextCursor
      if (!cursor) return null
      const page = await call('conversations.list', { ...entry.input, cursor })
      // Asked again meanwhile: the page goes on from a place that the list does not end at any more.
      return () =>
        entry.truth?.data.nextCursor === cursor
          ? (mergeListPage(entry.truth, page, log, viewer()) ?? 'late')
          : null
    })
  }

  messages(entry: Entry<'messages.list'>, side: 'older' | 'newer'): Promise<void> {
    const { call, log, viewer } = this.#options
    return this.#page(entry, side, async () => {
      const edge = edgeOf(entry, side)
      if (edge === null) return null
      const { around: _, ...plain } = entry.input
      const anchor = side === 'older' ? { before: edge } : { after: edge }
      const page = await call('messages.list', { ...plain, ...anchor })
      return () =>
        edgeOf(entry, side) === edge
          ? (mergeThreadPage(entry.truth!, page, side, log, viewer()) ?? 'late')
          : null
    })
  }

  #page<P extends Procedure>(
    entry: Entry<P>,
    side: string,
    ask: () => Promise<Merge<P> | null>,
  ): Promise<void> {
    const running = entry.paging.get(side)
    if (running) return running
    const load = async (tries: number): Promise<void> => {
      const merge = await ask()
      const merged = merge?.() ?? null
      if (merged === 'late' && tries > 1) return load(tries - 1)
      if (merged === null || merged === 'late') return
      this.#options.take(entry as unknown as Entry, merged as unknown as Advanced)
    }
    const paging = load(2).finally(() => entry.paging.delete(side))
    entry.paging.set(side, paging)
    return paging
  }
}

function edgeOf({ truth }: Entry<'messages.list'>, side: 'older' | 'newer'): number | null {
  if (!truth || !(side === 'older' ? truth.data.hasBefore : truth.data.hasAfter)) return null
  return (side === 'older' ? truth.data.items[0]?.seq : truth.data.items.at(-1)?.seq) ?? null
}
