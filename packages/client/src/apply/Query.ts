import type {
  AccountAnswer,
  CannedRepliesAnswer,
  Conversation,
  ConversationAnswer,
  ConversationFilter,
  ConversationsAnswer,
  CountAnswer,
  CountsAnswer,
  EventBody,
  EventType,
  MessageAnswer,
  InvitationsAnswer,
  MessagesAnswer,
  NotificationCountAnswer,
  NotificationsAnswer,
  PreferencesAnswer,
  ReceiptsAnswer,
  SavedViewsAnswer,
  Sort,
} from '@parley/contract'
import type { SortRow } from '@parley/contract'

/** What the hooks ask; a filter in any of its spellings. */
export interface Inputs {
  'accounts.get': { accountId: string }
  'conversations.list': {
    accountId: string
    filter?: ConversationFilter | undefined
    sort?: Sort | undefined
    limit?: number | undefined
    cursor?: string | null | undefined
  }
  'conversations.get': {
    accountId: string
    conversationId?: string | undefined
    number?: number | undefined
  }
  'conversations.receipts': { accountId: string; conversationId: string }
  'conversations.count': { accountId: string; filter?: ConversationFilter | undefined }
  'conversations.counts': { accountId: string; filters: ConversationFilter[] }
  'views.list': { accountId: string }
  'cannedReplies.list': { accountId: string }
  'preferences.get': { accountId: string }
  'invitations.list': { accountId: string }
  'notifications.list': {
    accountId: string
    limit?: number | undefined
    cursor?: string | null | undefined
  }
  'notifications.count': { accountId: string }
  'messages.get': { accountId: string; messageId: string }
  'messages.list': {
    accountId: string
    conversationId: string
    before?: number | undefined
    after?: number | undefined
    around?: number | undefined
    limit?: number | undefined
  }
}

/** A list as it is held: `boundary` is the place its cursor goes on from, once rows have moved. */
export type ListData = ConversationsAnswer & { boundary?: SortRow }

export interface Datas {
  'accounts.get': AccountAnswer
  'conversations.list': ListData
  'conversations.get': ConversationAnswer
  'conversations.receipts': ReceiptsAnswer
  'conversations.count': CountAnswer
  'conversations.counts': CountsAnswer
  'views.list': SavedViewsAnswer
  'cannedReplies.list': CannedRepliesAnswer
  'preferences.get': PreferencesAnswer
  'invitations.list': InvitationsAnswer
  'notifications.list': NotificationsAnswer
  'notifications.count': NotificationCountAnswer
  'messages.get': MessageAnswer
  'messages.list': MessagesAnswer
}

/** The queries the log feeds. */
export type Procedure = keyof Datas & keyof Inputs
export type QueryOf<P extends Procedure> = { procedure: P; input: Inputs[P]; data: Datas[P] }
export type Query = { [P in Procedure]: QueryOf<P> }[Procedure]

/** The new data; the same reference when nothing changed. `settle` names conversations to ask for. */
export type Folded<D> = { data: D; settle?: string[] } | { refetch: true }

export interface Viewer {
  userId: string
  /** What dates that move count from; the clock's time when absent. */
  now?: Date
}

export interface FoldOptions {
  /** The conversation the event is about as it was just before, where that is held for certain. */
  before?: Conversation | undefined
  /** A list that grew by pages keeps what it has: without it a fold cuts to the query's limit. */
  live?: boolean
  /** The event is my own and not confirmed yet: its place in the conversation is a guess. */
  pending?: boolean
}

/** A fold reads the body alone: an unconfirmed change has no place in the log. */
export type BodyOf<T extends EventType> = Extract<EventBody, { type: T }>
export type Fold<T extends EventType> = (
  query: Query,
  event: BodyOf<T>,
  viewer: Viewer,
  options: FoldOptions,
) => Folded<Query['data']>
