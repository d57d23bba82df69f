import type { Conversation, ParleyEvent } from '@parley/contract'
import type { Entry } from './Entry.ts'
import { rowsIn } from './findRow.ts'

/**
 * The conversation an event is about as it was just before, to tell what the event changes about a
 * count; undefined when nobody counts, or where it is not held for certain. An answer newer than the
 * event knows it later, and one that is asked for again may know it wrongly.
 */
export function rowBefore(entries: readonly Entry[], event: ParleyEvent): Conversation | undefined {
  const id = subjectOf(event)
  if (id === null || !entries.some(isCount)) return undefined
  for (const { truth, staleFrom } of entries) {
    if (!truth || staleFrom !== null) continue
    if (Math.max(truth.at, truth.rowAt.get(id) ?? 0) >= event.position) continue
    const row = rowsIn(truth).find((held) => held.id === id)
    if (row) return row
  }
  return undefined
}

function isCount({ procedure }: Entry): boolean {
  return procedure === 'conversations.count' || procedure === 'conversations.counts'
}

function subjectOf(event: ParleyEvent): string | null {
  if ('conversation' in event) return event.conversation.id
  return 'conversationId' in event ? event.conversationId : null
}
