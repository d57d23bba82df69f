import type { CannedReply } from './nouns.ts'
import type {
  Attached,
  Attachment,
  Conversation,
  Cursor,
  Message,
  MessageVersion,
  Notification,
  Operation,
  Presence,
} from './nouns.ts'
import type { AttachmentId, OperationId } from './ids.ts'
import type {
  Account,
  Contact,
  Inbox,
  Invitation,
  Label,
  Member,
  SavedView,
  Team,
} from './nouns.ts'
import type { SessionId, UserId, ViewId } from './ids.ts'
import type { Receipt } from './deliveryAfter.ts'
import type { Preferences } from './preferences.ts'
import type { Piece } from './snippetOf.ts'

/** The cursor read before the answer's rows; a mutation's is its own event's. */
export interface AsOf {
  asOf: Cursor
}
export interface AccountsAnswer {
  items: (Account & { member: Member })[]
}
export interface AccountAnswer extends AsOf {
  account: Account
  me: Member
  members: Member[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
}
export interface ConversationsAnswer extends AsOf {
  items: Conversation[]
  /** Opaque; null after the last row. */
  nextCursor: string | null
}
export interface ConversationAnswer extends AsOf {
  conversation: Conversation
}
/** Exact up to 1,000, then `capped`. */
export interface CountAnswer extends AsOf {
  count: number
  capped: boolean
}
/** How many rows it began with; up to 500 are changed by then, more go on and are asked for. */
export interface BulkUpdateAnswer extends AsOf {
  operationId: OperationId
  matched: number
}
export interface OperationAnswer extends AsOf {
  operation: Operation
}
/** One for each filter, in their order. */
export interface CountsAnswer extends AsOf {
  counts: { count: number; capped: boolean }[]
}
/** Ascending by seq. `hasBefore` and `hasAfter` tell whether the conversation goes on. */
export interface MessagesAnswer extends AsOf {
  items: Message[]
  hasBefore: boolean
  hasAfter: boolean
}
/**
 * How far the others have got in a conversation: its customer first, then members by userId, of those
 * who have got anywhere. At most 100; `hasMore` says that there are others.
 */
export interface ReceiptsAnswer extends AsOf {
  items: Receipt[]
  hasMore: boolean
}
/** Who takes part, by time of joining, at most 1,000. */
export interface ParticipantsAnswer extends AsOf {
  items: UserId[]
}
/** A message that holds what was searched for. */
export interface MessageHit {
  message: Message
  /** What is shown of its conversation beside it. */
  conversation: Pick<
    Conversation,
    | 'id'
    | 'number'
    | 'purpose'
    | 'kind'
    | 'subject'
    | 'status'
    | 'inboxId'
    | 'contact'
    | 'participants'
    | 'participantCount'
  >
  /** The part of its body around the first hit, in pieces that join to it. */
  snippet: Piece[]
}
/** The newest first. */
export interface MessageHitsAnswer extends AsOf {
  items: MessageHit[]
  /** Opaque; null after the last row. */
  nextCursor: string | null
}
/** A notification as it is shown; `text` is how its message begins now, null where there is none or it was deleted. */
export interface ShownNotification extends Notification {
  conversation: MessageHit['conversation']
  text: string | null
  attached: Attached | null
}
/** The newest first, of conversations the viewer may see. */
export interface NotificationsAnswer extends AsOf {
  items: ShownNotification[]
  /** Opaque; null after the last row. */
  nextCursor: string | null
}
/** How many are unread, at most 100. */
export interface NotificationCountAnswer extends AsOf {
  count: number
}
export interface MessageAnswer extends AsOf {
  message: Message
}
/**
 * A file on its way. The server holds the bytes before `received`, and the next one goes there. Once it
 * has all, and has looked at them, it is `ready`; `attachment` says what it is. `sent` with a message.
 */
export interface Upload {
  id: AttachmentId
  state: 'pending' | 'ready' | 'sent'
  received: number
  size: number
  attachment: Attachment | null
}
export interface UploadAnswer extends AsOf {
  upload: Upload
}
/** Where a file is to be had until `expiresAt`, by whoever holds the address. */
export interface SignedAddress {
  id: AttachmentId
  url: string
  /** The smaller picture, where there is one. */
  previewUrl: string | null
  expiresAt: Date
}
/** In the order of what was asked, without what does not exist for who asks. */
export interface SignedAddressesAnswer {
  items: SignedAddress[]
}
/** What it said before, the first first; what it says now is not among it. */
export interface MessageVersionsAnswer extends AsOf {
  items: MessageVersion[]
}
export interface PresenceAnswer {
  items: Presence[]
}
export interface ContactsAnswer extends AsOf {
  items: Contact[]
  nextCursor: string | null
}
export interface MemberAnswer extends AsOf {
  member: Member
}
/** Those that nobody has accepted, the newest first; at most 100. */
export interface InvitationsAnswer extends AsOf {
  items: Invitation[]
}
export interface InvitationAnswer extends AsOf {
  invitation: Invitation
}
export interface AccountChangeAnswer extends AsOf {
  account: Account
}
/** One sign-in of the viewer. `device` is what the browser says of itself. */
export interface SignedInDevice {
  id: SessionId
  device: string | null
  address: string | null
  createdAt: Date
  /** To the hour. */
  lastSeenAt: Date
  isCurrent: boolean
}
/** This one first, then by when they were last seen; at most 100. */
export interface SessionsAnswer {
  items: SignedInDevice[]
}
export interface InboxAnswer extends AsOf {
  inbox: Inbox
}
export interface TeamAnswer extends AsOf {
  team: Team
}
export interface LabelAnswer extends AsOf {
  label: Label
}
export interface ContactAnswer extends AsOf {
  contact: Contact
}
/** By shortcut. */
export interface CannedRepliesAnswer extends AsOf {
  items: CannedReply[]
}
export interface CannedReplyAnswer extends AsOf {
  cannedReply: CannedReply
}
export interface SavedViewAnswer extends AsOf {
  view: SavedView
}
/** The views the viewer sees, in the viewer's order: first those that `order` names, then by age. */
export interface SavedViewsAnswer extends AsOf {
  items: SavedView[]
  /** Ids as the viewer arranged them; it may name views that are gone. */
  order: ViewId[]
}
export interface PreferencesAnswer extends AsOf {
  preferences: Preferences
}
/** Who is signed in, beside any account. */
export interface ProfileAnswer {
  userId: UserId
  name: string
  email: string
  avatar: string | null
  preferences: Preferences
}
