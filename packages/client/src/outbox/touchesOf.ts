import type { Change } from './Kept.ts'

/** What a change is about: changes about the same thing go one after the other, in order. */
export function touchesOf(change: Change): readonly string[] {
  if (change.type === 'bulk') return change.shownIds
  if (change.type === 'edit' || change.type === 'delete' || change.type === 'react')
    return [change.conversationId ?? change.messageId]
  return [change.conversationId]
}
