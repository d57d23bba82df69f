import { snippetOf } from '@parley/contract'
import type { MessageHit, ParleyEvent } from '@parley/contract'

/**
 * Hits of a search after an event: what was edited shows its new words, what was deleted says so, and
 * what the viewer may not see any longer goes. The same array when nothing changed. What came since
 * the search is not among them.
 */
export function foldHits(items: MessageHit[], event: ParleyEvent, query: string): MessageHit[] {
  if (event.type === 'conversation.hidden')
    return kept(items, ({ conversation }) => conversation.id !== event.conversationId)
  if (event.type !== 'message.updated') return items
  const { message } = event
  if (!items.some((hit) => hit.message.id === message.id)) return items
  return items.map((hit) =>
    hit.message.id === message.id
      ? {
          ...hit,
          message: { ...hit.message, ...message },
          snippet: message.deletedAt ? [] : snippetOf(message.body, query),
        }
      : hit,
  )
}

function kept(items: MessageHit[], keep: (hit: MessageHit) => boolean): MessageHit[] {
  return items.every(keep) ? items : items.filter(keep)
}
