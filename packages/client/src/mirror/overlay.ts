import type { Conversation, SavedView } from '@parley/contract'
import { apply } from '../apply/apply.ts'
import type { Datas, Procedure, Viewer } from '../apply/Query.ts'
import type { Entry } from './Entry.ts'
import type { Expected, Lookup, Pending } from './Pending.ts'

export interface Overlay {
  pending: Pending
  expected: Expected[]
}

/** What each pending change expects, each seeing what those before it expect. */
export function expectAll(
  pendings: Iterable<Pending>,
  entries: readonly Entry[],
  viewer: Viewer,
): Overlay[] {
  const drafts = new Map<string, { row: Conversation | null; at: number }>()
  const tails = new Map<string, ReturnType<Lookup['thread']>>()
  const views = new Map<string, SavedView | null>()
  const draftOf = (id: string) => remember(drafts, id, () => bestRow(entries, id))
  const lookup: Lookup = {
    conversation: (id) => draftOf(id).row,
    thread: (id) => remember(tails, id, () => tailOf(entries, id)),
    view: (id) => (views.has(id) ? views.get(id)! : viewIn(entries, id)),
  }
  return [...pendings].map((pending) => {
    const expected = pending.expect(lookup)
    for (const { body, threadOnly } of expected) {
      if (body.type === 'message.new') {
        const { conversationId: id, seq } = body.message
        const tail = lookup.thread(id)
        tails.set(id, { ...tail, lastSeq: Math.max(tail.lastSeq, seq) })
      }
      if (body.type === 'view.updated') views.set(body.view.id, body.view)
      if (body.type === 'view.removed') views.set(body.viewId, null)
      const id = conversationOf(body)
      const draft = id === null || threadOnly ? null : draftOf(id)
      if (draft && body.type === 'conversation.new') draft.row ??= pending.begins ?? null
      if (!draft?.row || (pending.confirmedAt ?? Infinity) <= draft.at) continue
      draft.row = advance(draft.row, body, viewer)
    }
    return { pending, expected }
  })
}

function advance(row: Conversation, body: Expected['body'], viewer: Viewer): Conversation {
  const data = { conversation: row, asOf: '' as never }
  const folded = apply('conversations.get', { accountId: row.accountId }, data, body, viewer, {
    pending: true,
  })
  return 'refetch' in folded ? row : folded.data.conversation
}

/** A query's truth with the pending changes over it that it does not hold yet. */
export function overlay<P extends Procedure>(
  entry: Entry<P>,
  overlays: readonly Overlay[],
  viewer: Viewer,
): Datas[P] {
  const { truth, procedure, input } = entry
  let { data } = truth!
  for (const { pending, expected } of overlays) {
    if ((pending.confirmedAt ?? Infinity) <= truth!.at) continue
    for (const { body, threadOnly } of expected) {
      if (threadOnly && !procedure.startsWith('messages.')) continue
      const folded = apply(procedure, input, data, body, viewer, { live: true, pending: true })
      if (!('refetch' in folded)) data = folded.data
    }
  }
  return data
}

function conversationOf(body: Expected['body']): string | null {
  if ('conversation' in body) return body.conversation.id
  return 'conversationId' in body ? body.conversationId : null
}

function bestRow(entries: readonly Entry[], id: string): { row: Conversation | null; at: number } {
  let best: { row: Conversation | null; at: number } = { row: null, at: -1 }
  for (const { truth } of entries) {
    if (!truth) continue
    const row = rowIn(truth, id)
    const at = Math.max(truth.at, truth.rowAt.get(id) ?? 0)
    if (row && at > best.at) best = { row, at }
  }
  return best
}

function rowIn(
  { procedure, data }: NonNullable<Entry['truth']>,
  id: string,
): Conversation | undefined {
  if (procedure === 'conversations.list')
    return (data as Datas['conversations.list']).items.find((row) => row.id === id)
  if (procedure !== 'conversations.get') return undefined
  const { conversation } = data as Datas['conversations.get']
  return conversation.id === id ? conversation : undefined
}

function viewIn(entries: readonly Entry[], id: string): SavedView | null {
  for (const { procedure, truth } of entries)
    if (truth && procedure === 'views.list') {
      const { items } = truth.data as Datas['views.list']
      return items.find((view) => view.id === id) ?? null
    }
  return null
}

function tailOf(entries: readonly Entry[], conversationId: string): ReturnType<Lookup['thread']> {
  const items = entries
    .filter((entry): entry is Entry<'messages.list'> => entry.procedure === 'messages.list')
    .filter(({ input }) => input.conversationId === conversationId)
    .flatMap(({ truth }) => truth?.data.items ?? [])
  return { items, lastSeq: items.reduce((most, { seq }) => Math.max(most, seq), 0) }
}

function remember<T>(map: Map<string, T>, id: string, make: () => T): T {
  const known = map.get(id)
  if (known) return known
  const made = make()
  map.set(id, made)
  return made
}
