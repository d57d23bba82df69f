import type {
  Account,
  CannedReply,
  CannedReplyId,
  Contact,
  ConversationFacts,
  Inbox,
  Invitation,
  Label,
  Member,
  MessageFacts,
  Notification,
  Preferences,
  PresenceStatus,
  SavedView,
  Team,
} from './words.ts'
import type {
  ClientId,
  ContactId,
  ConversationId,
  Kind,
  NotificationId,
  UserId,
  ViewId,
} from './words.ts'

/** Who caused an event. */
export interface EventActor {
  type: 'member' | 'contact' | 'app' | 'system'
  id: string | null
}

/**
 * What happened, without its place in the log. Payloads carry the new truth whole and nothing of
 * the viewer, so that one encoding serves every follower.
 */
export type EventBody =
  | { type: 'conversation.new'; conversation: ConversationFacts }
  /** `line` is the message of the kind `activity` that the change left in the conversation. */
  | { type: 'conversation.updated'; conversation: ConversationFacts; line?: MessageFacts }
  | { type: 'conversation.hidden'; conversationId: ConversationId }
  | ConversationReadBody
  /** `conversation` is the truth after the message: preview, times, waitingFor. */
  | { type: 'message.new'; message: MessageFacts; conversation: ConversationFacts }
  | { type: 'message.updated'; message: MessageFacts; conversation: ConversationFacts }
  | { type: 'participant.joined'; conversation: ConversationFacts; userId: UserId }
  | { type: 'participant.left'; conversation: ConversationFacts; userId: UserId }
  /** `removed` when they left the account. `topics` only on the row for that member alone. */
  | { type: 'member.updated'; member: Member; removed: boolean; topics?: string[] }
  | { type: 'contact.updated'; contact: Contact }
  | {
      type: 'account.updated'
      account: Account
      teams: Team[]
      inboxes: Inbox[]
      labels: Label[]
    }
  /** The invitations that are not accepted, whole, to owners and admins. */
  | { type: 'invitations.updated'; invitations: Invitation[] }
  /** A canned reply was made or changed. */
  | { type: 'cannedReply.updated'; cannedReply: CannedReply }
  /** Deleted, or no longer shared with who hears this. */
  | { type: 'cannedReply.removed'; cannedReplyId: CannedReplyId }
  /** A saved view was made or changed. */
  | { type: 'view.updated'; view: SavedView }
  /** Deleted, or no longer shared with who hears this. */
  | { type: 'view.removed'; viewId: ViewId }
  /** Their own arrangement of all views, to that person alone. */
  | { type: 'view.reordered'; order: ViewId[] }
  /** How one wants one's screens, to that person alone; whole. */
  | { type: 'preferences.updated'; preferences: Preferences }
  /**
   * One is told something, to that person alone; whole. Not `isNew` when it takes the place of one
   * with its id: another message before the first was read.
   */
  | { type: 'notification.new'; notification: Notification; isNew: boolean }
  /** Those of one's notifications that were unread and are not, to that person alone. */
  | { type: 'notification.read'; notificationIds: NotificationId[]; readAt: Date }
  | { type: 'resync'; afterMs: number }

/** Receipts of one person; the row to that person alone adds what is theirs. */
export interface ConversationReadBody {
  type: 'conversation.read'
  conversationId: ConversationId
  /** The conversation's kind: whose reading counts depends on it. */
  kind: Kind
  /** userId, or null when the contact read. */
  userId: UserId | null
  contactId: ContactId | null
  deliveredSeq: number
  readSeq: number
  /** When `readSeq` was reached, as Receipt says it; missing in what was logged before it was kept. */
  readAt?: Date | null
  unreadFrom?: number | null
  unreadCount?: number
  pinned?: boolean
  muted?: boolean
}

/** What the log adds. `at` is the commit's time on the server. */
export interface EventPlace {
  position: number
  v: 1
  at: Date
  actor: EventActor
  clientId: ClientId | null
}

/** An event as followers receive it. */
export type ParleyEvent = EventBody & EventPlace
export type EventType = EventBody['type']

/** The first yield and the heartbeat of `events.follow`; tracked with the current cursor. */
export interface Synced {
  type: 'synced'
}

/** A resync the server made for one follower has no place in the log. */
export type FollowYield = ParleyEvent | Synced | { type: 'resync'; afterMs: number }

/** A row of the log as the bus carries it: the event beside what decides who hears it. */
export interface LogRow {
  position: number
  tag: string
  audience: string[]
  except: string[]
  event: ParleyEvent
}

/** What is not remembered: may be lost, expires by itself. */
export type Signal =
  | {
      type: 'typing.start'
      conversationId: ConversationId
      author: EventActor
      clientId: ClientId | null
      kind: 'reply' | 'note'
    }
  | {
      type: 'typing.stop'
      conversationId: ConversationId
      author: EventActor
      clientId: ClientId | null
    }
  | { type: 'viewing.start'; conversationId: ConversationId; userId: UserId }
  | { type: 'viewing.stop'; conversationId: ConversationId; userId: UserId }
  | { type: 'presence.update'; userId: UserId; status: PresenceStatus }
