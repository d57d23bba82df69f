import type { Conversation, ParleyEvent } from '@parley/contract'
import type { Entry } from './Entry.ts'
import { rowsIn } from './findRow.ts'

/** A row, and when it came, counted by the mirror. */
export interface Held {
  row: Conversation
  cameAt: number
}

/**
 * The conversation an event is about as it is held just before, to tell what the event changes about
 * a count; undefined when nobody counts or holds it. An answer newer than the event knows it later,
 * and one that is asked for again may know it wrongly. Of several the one that came first: rows may
 * be newer than their answer's place, and only an answer asked for after they came tells how much.
 */
export function rowBefore(entries: readonly Entry[], event: ParleyEvent): Held | undefined {
  const id = subjectOf(event)
  if (id === null || !entries.some(isCount)) return undefined
  let first: Held | undefined
  for (const { truth, staleFrom, rowsCameAt, cameAt: allCameAt } of entries) {
    if (!truth || staleFrom !== null) continue
    if (Math.max(truth.at, truth.rowAt.get(id) ?? 0) >= event.position) continue
    const cameAt = rowsCameAt.get(id) ?? allCameAt
    const row = rowsIn(truth).find((held) => held.id === id)
    if (row && cameAt < (first?.cameAt ?? Infinity)) first = { row, cameAt }
  }
  return first
}

function isCount({ procedure }: Entry): boolean {
  return procedure === 'conversations.count' || procedure === 'conversations.counts'
}

function subjectOf(event: ParleyEvent): string | null {
  if ('conversation' in event) return event.conversation.id
  return 'conversationId' in event ? event.conversationId : null
}
