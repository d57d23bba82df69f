import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** A member takes part from now on. */
export const participantJoined: Fold<'participant.joined'> = (
  query,
  { conversation },
  viewer,
  options,
) => foldConversation(query, { facts: conversation, viewer, options })
