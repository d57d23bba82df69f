import type { ViewerFacts } from '@parley/contract'
import { foldConversation } from './foldConversation.ts'
import type { Fold } from './Query.ts'

/** Nothing was said in it yet, so it is the same to everyone. */
const untouched: ViewerFacts = {
  readSeq: 0,
  unreadFrom: null,
  unreadCount: 0,
  pinned: false,
  muted: false,
}

/** A conversation begins. */
export const conversationNew: Fold<'conversation.new'> = (
  query,
  { conversation },
  viewer,
  options,
) =>
  foldConversation(query, {
    facts: conversation,
    ...(conversation.lastSeq === 0 ? { fresh: untouched } : {}),
    viewer,
    options,
  })
