import type { MessageFacts, MessagesAnswer } from '@parley/contract'
import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** A message was edited or deleted. */
export const messageUpdated: Fold<'message.updated'> = (
  query,
  { message, conversation },
  viewer,
  options,
) =>
  query.procedure === 'messages.list'
    ? { data: rewrite(query.data, message) }
    : foldConversation(query, { facts: conversation, viewer, options })

function rewrite(data: MessagesAnswer, message: MessageFacts): MessagesAnswer {
  if (!data.items.some(({ id }) => id === message.id)) return data
  return {
    ...data,
    items: data.items.map((held) => (held.id === message.id ? { ...held, ...message } : held)),
  }
}
