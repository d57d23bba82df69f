import { matches } from '@parley/contract'
import type {
  Conversation,
  ConversationFacts,
  ConversationFilter,
  ViewerFacts,
} from '@parley/contract'
import { foldCount } from './foldCount.ts'
import type { CountQuery } from './foldCount.ts'
import { foldNotified } from './foldNotified.ts'
import { isBeyond, placeHeld, placeNew } from './foldList.ts'
import { normaliseFilter } from '@parley/contract'
import type { Folded, FoldOptions, Query, Viewer } from './Query.ts'

interface Change {
  facts: ConversationFacts
  /** What the event makes of the viewer's facts on a held row; kept as they are without it. */
  advance?: (held: Conversation) => Partial<ViewerFacts>
  /** The viewer's facts of a row that nobody can hold yet. */
  fresh?: ViewerFacts
  viewer: Viewer
  options: FoldOptions
}

/** How the new facts of one conversation change a query; each event on a conversation comes by here. */
export function foldConversation(query: Query, change: Change): Folded<Query['data']> {
  switch (query.procedure) {
    case 'conversations.list': {
      const held = query.data.items.find(({ id }) => id === change.facts.id)
      if (query.input.cursor && (held || mayHold(query.input.filter, change)))
        return { refetch: true }
      if (held) return placeHeld(query, after(held, change), change.viewer, change.options)
      if (change.fresh)
        return placeNew(query, { ...change.facts, ...change.fresh }, change.viewer, change.options)
      if (isBeyond(query, change.facts) || !mayHold(query.input.filter, change))
        return { data: query.data }
      return { data: query.data, settle: [change.facts.id] }
    }
    case 'conversations.get': {
      const held = query.data.conversation
      if (held.id !== change.facts.id) return { data: query.data }
      return { data: { ...query.data, conversation: after(held, change) } }
    }
    case 'conversations.count':
    case 'conversations.counts':
      return counted(query, change)
    case 'notifications.list':
      return { data: foldNotified(query.data, change.facts) }
    case 'notifications.count':
    case 'accounts.get':
    case 'conversations.receipts':
    case 'messages.get':
    case 'messages.list':
    case 'invitations.list':
    case 'preferences.get':
    case 'cannedReplies.list':
    case 'views.list':
      return { data: query.data }
  }
}

/** Without the row as it was, whether it was counted before is not known. */
function counted(query: CountQuery, change: Change): Folded<Query['data']> {
  const { fresh, facts, viewer } = change
  const { before } = change.options
  if (before) return foldCount(query, { before, after: after(before, change) }, viewer)
  if (fresh) return foldCount(query, { before: null, after: { ...facts, ...fresh } }, viewer)
  return { refetch: true }
}

function after(held: Conversation, { facts, advance }: Change): Conversation {
  return { ...held, ...facts, ...advance?.(held) }
}

function mayHold(filter: ConversationFilter | undefined, { facts, viewer }: Change): boolean {
  return matches(facts, normaliseFilter(filter), viewer) !== 'no'
}
