import type {
  AccountAnswer,
  BulkPatch,
  CannedReply,
  Conversation,
  ConversationPatch,
  Invitation,
  Message,
  MessageHit,
  MessageVersion,
  Preferences,
  PresenceStatus,
  Receipt,
  SavedView,
  ShownNotification,
  UserId,
} from '@parley/contract'
import type { BulkProgress, BulkTarget } from '../BulkChanges.ts'
import type { Connection } from '../connection/Connection.ts'
import type { Kept } from '../outbox/Kept.ts'
import type { Draft } from '../outbox/Outbox.ts'
import type { Typist } from '../signals/Signals.ts'
import type { Trouble } from '../Trouble.ts'
import type { ViewDraft, ViewPatch } from '../viewActions.ts'

export type { Draft, Trouble, Typist, ViewDraft, ViewPatch }

export type Loading = 'loading' | 'ready' | 'error'

/** What `useConversations(filter, sort)` gives. `items` keeps the reference of every row nothing touched. */
export interface ConversationsView {
  items: Conversation[]
  status: Loading
  hasMore: boolean
  /** Loads the next page once, however often it is called. */
  loadMore(): Promise<void>
  isFetching: boolean
  /** The rows are those of the previous filter while the new ones load. */
  isStale: boolean
  error: Trouble | null
}

/** What `useNotifications(limit)` gives; the newest first. */
export interface NotificationsView {
  items: ShownNotification[]
  status: Loading
  /** There are older ones than `limit` lets in. */
  hasMore: boolean
  /** Asks again after an error. */
  retry(): Promise<unknown>
  error: Trouble | null
}

/** What `useConversation(idOrNumber)` gives. */
export interface ConversationView {
  conversation: Conversation | null
  status: Loading
  error: Trouble | null
}

/**
 * `sending` and `failed` only for one's own words that the server has not confirmed. `error` says why
 * it failed, or why what is on its way was tried in vain more than once.
 */
export type SendState = 'sending' | 'failed' | 'sent'
export type ShownMessage = Message & { state: SendState; error?: Trouble }

/** What `useMessages(conversationId, { around })` gives; ascending by seq. */
export interface MessagesView {
  items: ShownMessage[]
  status: Loading
  hasOlder: boolean
  hasNewer: boolean
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  isFetching: boolean
  error: Trouble | null
}

/** What `useReceipts(conversationId)` gives: how far the others have got. */
export interface ReceiptsView {
  items: Receipt[]
  hasMore: boolean
  status: Loading
  error: Trouble | null
}

/** What `useMessage(messageId)` gives. */
export interface MessageView {
  message: Message | null
  status: Loading
  error: Trouble | null
}

/** What `useMessageVersions(message)` gives, the first first. */
export interface VersionsView {
  items: MessageVersion[]
  /** Asks again after an error. */
  again(): void
  status: Loading
  error: Trouble | null
}

export type CannedDraft = Pick<CannedReply, 'shortcut' | 'title' | 'body' | 'scope'> & {
  /** For the scope `team` alone. */
  teamId?: string | null
}

/** What `useCannedReplies()` gives, by shortcut; each change rejects with a Trouble. */
export interface CannedRepliesView {
  items: CannedReply[]
  create(draft: CannedDraft): Promise<void>
  update(cannedReplyId: string, draft: CannedDraft): Promise<void>
  remove(cannedReplyId: string): Promise<void>
  status: Loading
  error: Trouble | null
}

/** What `useSearchMessages(query, filter)` gives; the newest first. */
export interface MessageHitsView {
  items: MessageHit[]
  status: Loading
  hasMore: boolean
  /** Loads the next page once, however often it is called. Rejects as the request does. */
  loadMore(): Promise<void>
  /** Asks anew, from the newest. */
  again(): void
  isFetching: boolean
  /** The hits are those of the search before while the new ones load. */
  isStale: boolean
  /** It waits for the network and goes on by itself. */
  isOffline: boolean
  error: Trouble | null
}

/** What `useSendMessage()` gives. `send` shows the message at once and answers its id; throws a Trouble when too much waits. */
export interface Sending {
  send(draft: Draft): string
  /** Sends a failed message again. */
  retry(messageId: string): void
  /** Forgets a failed message. */
  discard(messageId: string): void
}

/** What `useUpdateConversation()` gives: shown at once, kept while the network is away, undone when refused; rejects with a Trouble. */
export type UpdateConversation = (change: {
  conversationId: string
  patch: ConversationPatch
}) => Promise<Conversation>

/** What `useBulkUpdate()` gives. `start` answers the operation's id, by which `operations` tells of it. */
export interface BulkUpdating {
  start(target: BulkTarget, patch: BulkPatch): string
  undo(operationId: string): void
  /** The last twenty of this window, the newest last. */
  operations: Readonly<Record<string, BulkProgress>>
}

/** What `useMarkRead()` gives. */
export interface Marking {
  markRead(conversationId: string, seq: number): Promise<void>
  /** Makes words from seq on unread again. */
  markUnread(conversationId: string, seq: number): Promise<void>
  pin(conversationId: string, on: boolean): Promise<void>
  mute(conversationId: string, on: boolean): Promise<void>
}

/** What `useTyping(conversationId)` gives. Call `setTyping(true)` on every keystroke: it is throttled. */
export interface TypingView {
  typing: Typist[]
  setTyping(typing: boolean, kind?: 'reply' | 'note'): void
}

/** What `useViewing(conversationId)` gives: who else looks at it. Using it says that the viewer does. */
export type ViewingView = UserId[]

/** What `usePresence(userIds)` gives: offline for who is not in it. */
export type PresenceView = Record<string, PresenceStatus>

/** What `useConnection()` gives. */
export interface ConnectionView {
  connection: Connection
  /** Words and changes that wait to be sent. */
  queued: number
  retryNow(): void
}

/** What `useConnectionFacts()` gives. Times are milliseconds of Date.now. */
export interface ConnectionFacts {
  reconnects: number
  /** Since when the state is as it is. */
  since: number
  lastEvent: { at: number; position: number } | null
  /** Of a round trip; null while none is known. */
  latencyMs: number | null
}

/** What `useRefused()` gives: what was undone because the server refused it, each with its `refusal`. */
export interface RefusedView {
  items: readonly Kept[]
  retry(id: string): void
  discard(id: string): void
}

/** What `useCount(filter)` gives: exact up to 1,000, then `capped`. */
export interface CountView {
  count: number | null
  capped: boolean
  status: Loading
  error: Trouble | null
}

/** What `useCounts(filters)` gives for each filter; null until it is known. */
export type KnownCount = { count: number; capped: boolean } | null

/** What `useViews()` gives: the saved views the viewer sees, as the viewer arranged them. */
export interface ViewsView {
  items: SavedView[]
  status: Loading
  error: Trouble | null
}

/**
 * What `useSaveView()` gives: shown at once, undone when refused; each rejects with a Trouble. While
 * the network is away each answers after a second and goes on by itself.
 */
export interface SavingView {
  create(draft: ViewDraft): Promise<SavedView>
  update(viewId: string, patch: ViewPatch): Promise<void>
  remove(viewId: string): Promise<void>
  /** Arranges all views, for the viewer alone. */
  reorder(order: readonly string[]): Promise<void>
}

/** What `useInvitations()` gives: those that nobody has accepted, the newest first. */
export interface InvitationsView {
  items: Invitation[]
  status: Loading
  error: Trouble | null
}

/** What `usePreferences()` gives: shown at once, undone when refused; `update` rejects with a Trouble. */
export interface PreferencesView {
  preferences: Preferences
  update(patch: Partial<Preferences>): Promise<Preferences>
  status: Loading
  error: Trouble | null
}

/** What `useAccount()` gives. */
export interface AccountView {
  account: AccountAnswer['account'] | null
  me: AccountAnswer['me'] | null
  members: AccountAnswer['members']
  teams: AccountAnswer['teams']
  inboxes: AccountAnswer['inboxes']
  labels: AccountAnswer['labels']
  status: Loading
  error: Trouble | null
}
