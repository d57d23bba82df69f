import type { Change } from './Kept.ts'

/** What a change is about: changes about the same thing go one after the other, in order. */
export function touchesOf(change: Change): readonly string[] {
  switch (change.type) {
    case 'bulk':
      return change.shownIds
    case 'edit':
    case 'delete':
      return [change.conversationId ?? change.messageId]
    default:
      return [change.conversationId]
  }
}
