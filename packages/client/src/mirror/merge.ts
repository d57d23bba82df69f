import type { Conversation, Message, MessagesAnswer } from '@parley/contract'
import { bounded, isBeyond } from '../apply/foldList.ts'
import type { ListData, Procedure, QueryOf, Viewer } from '../apply/Query.ts'
import type { EventLog } from './EventLog.ts'
import { positionOf } from './positionOf.ts'
import { foldTruth, inOrder, noRows, rowsOf, subjectOf } from './Truth.ts'
import type { Advanced, Truth } from './Truth.ts'

/** Null when the kept events do not reach back to an answer: it must be asked again. */
type Merged<P extends Procedure> = Advanced<P> | null

/** A fresh answer, brought up by the events kept since. */
export function begin<P extends Procedure>(
  query: QueryOf<P>,
  log: EventLog,
  viewer: Viewer,
): Merged<P> {
  const at = positionOf((query.data as { asOf: string }).asOf)
  return bringUp({ ...query, at, rowAt: noRows } as Truth<P>, log, viewer)
}

/** A truth after the events that were kept since its place. */
export function bringUp<P extends Procedure>(
  truth: Truth<P>,
  log: EventLog,
  viewer: Viewer,
): Merged<P> {
  const events = log.since(truth.at)
  if (!events) return null
  let advanced: Advanced<P> = { truth, refetch: false, settle: [] }
  for (const event of events) advanced = then(advanced, event, viewer)
  return advanced
}

function then<P extends Procedure>(
  before: Advanced<P>,
  event: Parameters<typeof foldTruth>[1],
  viewer: Viewer,
): Advanced<P> {
  const after = foldTruth(before.truth, event, viewer)
  return {
    truth: after.truth,
    refetch: before.refetch || after.refetch,
    settle: after.settle.length === 0 ? before.settle : [...before.settle, ...after.settle],
  }
}

/** The next page of a list: the boundary moves to its end. */
export function mergeListPage(
  truth: Truth<'conversations.list'>,
  page: ListData,
  log: EventLog,
  viewer: Viewer,
): Merged<'conversations.list'> {
  const { boundary: _, ...data } = truth.data
  const last = page.items.at(-1) ?? truth.data.boundary
  const next = {
    ...data,
    nextCursor: page.nextCursor,
    ...(page.nextCursor !== null && last ? { boundary: last } : {}),
  }
  return mergeRows(truth, page, next, log, viewer)
}

/** The page before or after a window of a conversation. */
export function mergeThreadPage(
  truth: Truth<'messages.list'>,
  page: MessagesAnswer,
  side: 'older' | 'newer',
  log: EventLog,
  viewer: Viewer,
): Merged<'messages.list'> {
  const ends = side === 'older' ? { hasBefore: page.hasBefore } : { hasAfter: page.hasAfter }
  return mergeRows(truth, page, { ...truth.data, ...ends }, log, viewer)
}

type Listing = 'conversations.list' | 'messages.list'
type Row = Conversation | Message

/** Both parts keep their place: the events between them only touch the part that is behind. */
function mergeRows<P extends Listing>(
  truth: Truth<P>,
  page: { items: Row[]; asOf: string },
  data: Omit<Truth<P>['data'], 'items'>,
  log: EventLog,
  viewer: Viewer,
): Merged<P> {
  const pageAt = positionOf(page.asOf)
  const rows = new Map<string, { row: Row; at: number }>()
  for (const row of rowsOf(truth))
    rows.set(row.id, { row, at: truth.rowAt.get(row.id) ?? truth.at })
  for (const row of page.items)
    if ((rows.get(row.id)?.at ?? truth.rowAt.get(row.id) ?? -1) < pageAt)
      rows.set(row.id, { row, at: pageAt })
  const at = Math.min(pageAt, truth.at)
  const rowAt = new Map(truth.rowAt)
  for (const [id, held] of rows) if (held.at > at) rowAt.set(id, held.at)
  const items = inOrder(
    truth,
    [...rows.values()].map(({ row }) => row),
  )
  return bringUp({ ...truth, data: { ...data, items } as Truth<P>['data'], at, rowAt }, log, viewer)
}

/** What the server says of single rows: those it did not answer are not in the list. */
export function mergeSettled(
  truth: Truth<'conversations.list'>,
  ids: readonly string[],
  answer: ListData,
  log: EventLog,
  viewer: Viewer,
): Merged<'conversations.list'> {
  const answerAt = positionOf(answer.asOf)
  const asked = new Set(ids.filter((id) => (truth.rowAt.get(id) ?? 0) < answerAt))
  const others = truth.data.items.filter(({ id }) => !asked.has(id))
  const found = answer.items.filter((row) => asked.has(row.id) && !isBeyond(truth, row))
  const items = inOrder(truth, [...others, ...found]) as Conversation[]
  const data = { ...truth.data, ...bounded(truth.data), items }
  const kept = new Map(truth.rowAt)
  if (answerAt >= truth.at) {
    for (const id of asked) kept.set(id, answerAt)
    // Not known to be away: a page that was asked for before may move the end past them.
    for (const row of answer.items) if (isBeyond(truth, row)) kept.delete(row.id)
    return { truth: { ...truth, data, rowAt: kept }, refetch: false, settle: [] }
  }
  const events = log.since(answerAt)
  if (!events) return null
  for (const id of asked) kept.delete(id)
  for (const { id } of others) kept.set(id, Math.max(kept.get(id) ?? 0, truth.at))
  return replayFor(asked, { ...truth, data, at: answerAt, rowAt: kept }, truth.at, events, viewer)
}

/** Other rows have lived through these events already, also those that left by them. */
function replayFor(
  asked: ReadonlySet<string>,
  truth: Truth<'conversations.list'>,
  upTo: number,
  events: Parameters<typeof foldTruth>[1][],
  viewer: Viewer,
): Advanced<'conversations.list'> {
  let advanced: Advanced<'conversations.list'> = { truth, refetch: false, settle: [] }
  for (const event of events) {
    const subject = subjectOf(truth, event)
    if (event.position <= upTo && (subject === null || asked.has(subject)))
      advanced = then(advanced, event, viewer)
  }
  const rowAt = new Map([...advanced.truth.rowAt].filter(([, at]) => at > upTo))
  return { ...advanced, truth: { ...advanced.truth, at: upTo, rowAt } }
}
