import type { MessageFacts, MessagesAnswer } from '@parley/contract'
import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** A message was edited or deleted, or somebody reacted to it. */
export const messageUpdated: Fold<'message.updated'> = (
  query,
  { message, conversation },
  viewer,
  options,
) => {
  if (query.procedure === 'messages.list') return { data: rewrite(query.data, message) }
  if (query.procedure === 'messages.get')
    return {
      data:
        query.data.message.id === message.id
          ? { ...query.data, message: { ...query.data.message, ...message } }
          : query.data,
    }
  if (
    query.procedure === 'notifications.list' &&
    query.data.items.some((item) => item.messageId === message.id)
  )
    return { refetch: true }
  return foldConversation(query, { facts: conversation, viewer, options })
}

function rewrite(data: MessagesAnswer, message: MessageFacts): MessagesAnswer {
  if (!data.items.some(({ id }) => id === message.id)) return data
  return {
    ...data,
    items: data.items.map((held) => (held.id === message.id ? { ...held, ...message } : held)),
  }
}
