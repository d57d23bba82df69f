import { foldConversation } from './foldConversation.ts'
import { append } from './messageNew.ts'
import type { Fold } from './Query.ts'

/** A conversation's facts changed; among its messages stands a line of what. */
export const conversationUpdated: Fold<'conversation.updated'> = (
  query,
  { conversation, line },
  viewer,
  options,
) => {
  if (query.procedure !== 'messages.list')
    return foldConversation(query, { facts: conversation, viewer, options })
  const isHere = line && query.input.conversationId === conversation.id
  return isHere ? append(query, line, options) : { data: query.data }
}
