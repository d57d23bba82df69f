import { limits } from '@parley/contract'
import type { Datas, Procedure, Viewer } from '../apply/Query.ts'
import type { Call } from './Call.ts'
import type { Entry } from './Entry.ts'
import type { EventLog } from './EventLog.ts'
import { begin, bringUp, mergeListPage, mergeThreadPage } from './merge.ts'
import type { Advanced, Truth } from './Truth.ts'

export interface Loading {
  call: Call
  log: EventLog
  viewer: Viewer
}
type Loaded<P extends Procedure> = Advanced<P> | null

/**
 * Asks for all that an entry holds, page by page, so that what was scrolled to stays; what happens
 * between the pages is folded in. Null when the kept events do not reach back to an answer.
 */
export async function loadWhole<P extends Procedure>(
  entry: Entry<P>,
  loading: Loading,
): Promise<Loaded<P>> {
  if (entry.procedure === 'conversations.list')
    return (await loadList(
      entry as unknown as Entry<'conversations.list'>,
      loading,
    )) as unknown as Loaded<P>
  if (entry.procedure === 'messages.list')
    return (await loadThread(
      entry as unknown as Entry<'messages.list'>,
      loading,
    )) as unknown as Loaded<P>
  const { procedure, input } = entry
  const data = await loading.call(procedure, input)
  return begin({ procedure, input, data }, loading.log, loading.viewer)
}

async function loadList(entry: Entry<'conversations.list'>, loading: Loading) {
  const { procedure, input } = entry
  const { call, log, viewer } = loading
  // Read anew each time: a page may come meanwhile.
  const wanted = () => entry.truth?.data.items.length ?? 0
  const limit = Math.min(Math.max(input.limit ?? limits.pageDefault, wanted()), limits.page)
  const data: Datas['conversations.list'] = await call(procedure, { ...input, limit })
  let held = begin({ procedure, input, data }, log, viewer)
  while (held && held.truth.data.items.length < wanted() && held.truth.data.nextCursor !== null) {
    const page = await call(procedure, {
      ...input,
      cursor: held.truth.data.nextCursor,
      limit: limits.page,
    })
    held = continued(held, loading, (before) => mergeListPage(before, page, log, viewer))
  }
  return held
}

async function loadThread(entry: Entry<'messages.list'>, loading: Loading) {
  const { procedure, input, truth } = entry
  const { call, log, viewer } = loading
  const first = () => entry.truth?.data.items[0]?.seq ?? Infinity
  const size = truth?.data.items.length ?? 0
  const limit = Math.min(Math.max(input.limit ?? limits.pageDefault, size), limits.page)
  if (size > 0 && truth!.data.hasAfter) return loadWindow(entry, loading, first(), size)
  const { around: _, ...newest } = input
  const data = await call(procedure, { ...(truth ? newest : input), limit })
  let held = begin({ procedure, input, data }, log, viewer)
  while (held && held.truth.data.hasBefore && held.truth.data.items[0]!.seq > first()) {
    const page = await call(procedure, {
      ...newest,
      before: held.truth.data.items[0]!.seq,
      limit: limits.page,
    })
    held = continued(held, loading, (before) => mergeThreadPage(before, page, 'older', log, viewer))
  }
  return held
}

/** A window in the middle of a conversation, from its first message on. */
async function loadWindow(
  { procedure, input }: Entry<'messages.list'>,
  loading: Loading,
  from: number,
  size: number,
) {
  const { call, log, viewer } = loading
  const { around: _, ...plain } = input
  const ask = (after: number) => call(procedure, { ...plain, after, limit: limits.page })
  let held = begin({ procedure, input, data: await ask(from - 1) }, log, viewer)
  while (held && held.truth.data.hasAfter && held.truth.data.items.length < size) {
    const page = await ask(held.truth.data.items.at(-1)!.seq)
    held = continued(held, loading, (before) => mergeThreadPage(before, page, 'newer', log, viewer))
  }
  return held
}

/** Brings what is held up to now first: events came while the page was on its way. */
function continued<P extends Procedure>(
  held: Advanced<P>,
  { log, viewer }: Loading,
  merge: (truth: Truth<P>) => Loaded<P>,
): Loaded<P> {
  const now = bringUp(held.truth, log, viewer)
  const merged = now && merge(now.truth)
  if (!merged) return null
  return {
    truth: merged.truth,
    refetch: held.refetch || now.refetch || merged.refetch,
    settle: [...held.settle, ...now.settle, ...merged.settle],
  }
}
