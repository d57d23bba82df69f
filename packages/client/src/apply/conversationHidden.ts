import { foldCount } from './foldCount.ts'
import { dropRow } from './foldList.ts'
import type { Fold } from './Query.ts'

/** The viewer may not see a conversation any more. */
export const conversationHidden: Fold<'conversation.hidden'> = (
  query,
  { conversationId },
  viewer,
  { before },
) => {
  switch (query.procedure) {
    case 'conversations.list':
      return query.input.cursor ? { refetch: true } : dropRow(query, conversationId)
    // Asked again, they answer conversation.notFound and what was held is forgotten.
    case 'conversations.get':
      return query.data.conversation.id === conversationId
        ? { refetch: true }
        : { data: query.data }
    case 'conversations.receipts':
    case 'messages.list':
      return query.input.conversationId === conversationId
        ? { refetch: true }
        : { data: query.data }
    case 'messages.get':
      return query.data.message.conversationId === conversationId
        ? { refetch: true }
        : { data: query.data }
    case 'conversations.count':
    case 'conversations.counts':
      return before ? foldCount(query, { before, after: null }, viewer) : { refetch: true }
    case 'notifications.list':
      return query.data.items.some((item) => item.conversationId === conversationId)
        ? { refetch: true }
        : { data: query.data }
    case 'notifications.count':
      return query.data.count > 0 ? { refetch: true } : { data: query.data }
    case 'accounts.get':
    case 'invitations.list':
    case 'preferences.get':
    case 'cannedReplies.list':
    case 'views.list':
      return { data: query.data }
  }
}
