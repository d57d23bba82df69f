import { compare, defaultSort } from '@parley/contract'
import type { Conversation, Message, ParleyEvent, Sort } from '@parley/contract'
import { apply } from '../apply/apply.ts'
import { bounded } from '../apply/foldList.ts'
import type { Datas, Inputs, ListData, Procedure, Viewer } from '../apply/Query.ts'

/**
 * What the server is known to hold for one query. `at` is the place in the log it is true at; rows
 * that came with a newer answer than the rest are true at their place in `rowAt` (a place without a
 * row: the row was not there then). Events at or before a row's place do not touch it.
 */
export interface Truth<P extends Procedure = Procedure> {
  procedure: P
  input: Inputs[P]
  data: Datas[P]
  at: number
  rowAt: ReadonlyMap<string, number>
}

export interface Advanced<P extends Procedure = Procedure> {
  truth: Truth<P>
  refetch: boolean
  settle: string[]
}

export const noRows: ReadonlyMap<string, number> = new Map()

/** The truth after an event; the same data when it does not concern it. */
export function foldTruth<P extends Procedure>(
  truth: Truth<P>,
  event: ParleyEvent,
  viewer: Viewer,
  before?: Conversation,
): Advanced<P> {
  if (event.position <= truth.at) return { truth, refetch: false, settle: [] }
  const rowAt = prune(truth.rowAt, event.position)
  const moved = { ...truth, at: event.position, rowAt }
  if (isKnown(truth, event)) return { truth: moved, refetch: false, settle: [] }
  const { older, newer } = split(truth, event.position)
  const folded = apply(truth.procedure, truth.input, older, event, viewer, {
    live: true,
    before,
  })
  if ('refetch' in folded) return { truth: moved, refetch: true, settle: [] }
  const data = folded.data === older ? truth.data : join(truth, folded.data, newer)
  return { truth: { ...moved, data }, refetch: false, settle: folded.settle ?? [] }
}

/** Whether the row that the event is about is already true at a later place. */
function isKnown(truth: Truth, event: ParleyEvent): boolean {
  const id = subjectOf(truth, event)
  return id !== null && (truth.rowAt.get(id) ?? 0) >= event.position
}

/** The id of the row of this query that an event is about. */
export function subjectOf({ procedure }: Truth, event: ParleyEvent): string | null {
  if (procedure === 'messages.list') return 'message' in event ? event.message.id : null
  if (procedure !== 'conversations.list') return null
  if ('conversation' in event) return event.conversation.id
  return 'conversationId' in event ? event.conversationId : null
}

type Row = Conversation | Message

/** The rows of an answer, none where it is no list. */
export function rowsOf({ procedure, data }: Pick<Truth, 'procedure' | 'data'>): Row[] {
  if (procedure !== 'conversations.list' && procedure !== 'messages.list') return []
  return (data as { items: Row[] }).items
}

function split<P extends Procedure>(
  truth: Truth<P>,
  position: number,
): { older: Datas[P]; newer: Row[] } {
  const isNewer = (row: Row) => (truth.rowAt.get(row.id) ?? 0) >= position
  const newer = truth.rowAt.size === 0 ? [] : rowsOf(truth).filter(isNewer)
  if (newer.length === 0) return { older: truth.data, newer }
  const items = rowsOf(truth).filter((row) => !isNewer(row))
  const older = { ...truth.data, ...boundaryIn(truth), items }
  return { older: older as Datas[P], newer }
}

/** Said before rows are taken out, or the last of those that stay would be taken for it. */
function boundaryIn({ procedure, data }: Truth): object {
  return procedure === 'conversations.list' ? bounded(data as ListData) : {}
}

function join<P extends Procedure>(truth: Truth<P>, data: Datas[P], newer: Row[]): Datas[P] {
  if (newer.length === 0) return data
  const items = [...rowsOf({ procedure: truth.procedure, data }), ...newer]
  return { ...data, items: inOrder(truth, items) }
}

/** Rows in the order of their query. */
export function inOrder(truth: Pick<Truth, 'procedure' | 'input'>, rows: Row[]): Row[] {
  if (truth.procedure === 'messages.list') return (rows as Message[]).sort((a, b) => a.seq - b.seq)
  return (rows as Conversation[]).sort(
    compare((truth.input as { sort?: Sort }).sort ?? defaultSort),
  )
}

function prune(rowAt: ReadonlyMap<string, number>, position: number): ReadonlyMap<string, number> {
  if (rowAt.size === 0) return rowAt
  return new Map([...rowAt].filter(([, at]) => at > position))
}
