import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** A member does not take part any more; who lost sight of it hears conversation.hidden instead. */
export const participantLeft: Fold<'participant.left'> = (
  query,
  { conversation },
  viewer,
  options,
) => foldConversation(query, { facts: conversation, viewer, options })
