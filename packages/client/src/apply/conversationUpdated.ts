import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** A conversation's facts changed. */
export const conversationUpdated: Fold<'conversation.updated'> = (
  query,
  { conversation },
  viewer,
  options,
) => foldConversation(query, { facts: conversation, viewer, options })
