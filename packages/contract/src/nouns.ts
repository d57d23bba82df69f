import * as z from 'zod'
import {
  attachmentKinds,
  authorTypes,
  channels,
  contactTypes,
  deliveries,
  kinds,
  messageKinds,
  notificationKinds,
  operationStates,
  presenceStatuses,
  priorities,
  roles,
  statuses,
  viewScopes,
} from './enums.ts'
import { failureWords } from './Failure.ts'
import type { FailureWord } from './Failure.ts'
import {
  AccountId,
  AttachmentId,
  CannedReplyId,
  ContactId,
  ConversationId,
  InboxId,
  InvitationId,
  LabelId,
  MessageId,
  NotificationId,
  OperationId,
  TeamId,
  UserId,
  ViewId,
} from './ids.ts'
import { ConversationFilterSchema, SortSchema } from './filter/schema.ts'

/** A user in an account. `avatar` is an address (https or data) or null. */
export const Member = z.strictObject({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  avatar: z.string().nullable(),
  role: z.enum(roles),
})
export type Member = z.infer<typeof Member>

/**
 * A link by which somebody joins, once. Its secret is known to who made it alone. `inboxIds` and
 * `teamIds` are joined then, as far as they still exist. `note` says whom it is for.
 */
export const Invitation = z.strictObject({
  id: InvitationId,
  role: z.enum(roles),
  inboxIds: z.array(InboxId),
  teamIds: z.array(TeamId),
  note: z.string().nullable(),
  createdBy: UserId,
  createdAt: z.date(),
  expiresAt: z.date(),
})
export type Invitation = z.infer<typeof Invitation>

/** The tenant. */
export const Account = z.strictObject({ id: AccountId, slug: z.string(), name: z.string() })
export type Account = z.infer<typeof Account>

/** A group of members to assign to. `memberIds` are userIds, ascending. */
export const Team = z.strictObject({ id: TeamId, name: z.string(), memberIds: z.array(UserId) })
export type Team = z.infer<typeof Team>

/** Where contacts write to. `memberIds` are the agents who serve it, ascending. */
export const Inbox = z.strictObject({
  id: InboxId,
  name: z.string(),
  channel: z.enum(channels),
  memberIds: z.array(UserId),
})
export type Inbox = z.infer<typeof Inbox>

/** `name` is the key: no commas, never changes. `title` is what people read and edit. `color` is a CSS hex colour. */
export const Label = z.strictObject({
  id: LabelId,
  name: z.string(),
  title: z.string(),
  color: z.string(),
})
export type Label = z.infer<typeof Label>

/** A customer. */
export const Contact = z.strictObject({
  id: ContactId,
  name: z.string().nullable(),
  email: z.string().nullable(),
  type: z.enum(contactTypes),
})
export type Contact = z.infer<typeof Contact>

/** Who wrote a message; `id` is a userId or contactId, null for the system. */
export const Author = z.strictObject({
  type: z.enum(authorTypes),
  id: z.string().nullable(),
})
export type Author = z.infer<typeof Author>

/** A member who takes part in a conversation, with the receipts of what reached and was read by them. */
export const Participant = z.strictObject({
  userId: UserId,
  deliveredSeq: z.int(),
  readSeq: z.int(),
})
export type Participant = z.infer<typeof Participant>

/**
 * A file of a message, with all that a screen needs to keep room for it before it is loaded. `name` is
 * cleaned, `type` is read from the bytes, `size` is in bytes. `width` and `height` are upright pixels,
 * `duration` milliseconds, `peaks` a waveform of heights from 0 to 100; each null where there is none.
 * `hasPreview` when a smaller picture is kept beside it. Its bytes are at the address that
 * `attachments.sign` gives.
 */
export const Attachment = z.strictObject({
  id: AttachmentId,
  kind: z.enum(attachmentKinds),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  duration: z.int().nullable(),
  peaks: z.array(z.int()).nullable(),
  hasPreview: z.boolean(),
})
export type Attachment = z.infer<typeof Attachment>

/** What a list says of a message's attachments: the first one, and how many there are. */
export const Attached = z.strictObject({
  kind: z.enum(attachmentKinds),
  name: z.string(),
  duration: z.int().nullable(),
  count: z.int(),
})
export type Attached = z.infer<typeof Attached>

/** One emoji under a message, with everyone who chose it, the first first. */
export const Reaction = z.strictObject({ emoji: z.string(), by: z.array(Author) })
export type Reaction = z.infer<typeof Reaction>

/** What an edited message said before, and from when on. */
export const MessageVersion = z.strictObject({ body: z.string(), at: z.date() })
export type MessageVersion = z.infer<typeof MessageVersion>

/** The newest word of a conversation; `body` is cut to 200 characters and empty once deleted. */
export const MessagePreview = z.strictObject({
  id: MessageId,
  seq: z.int(),
  author: Author,
  kind: z.enum(messageKinds),
  body: z.string(),
  attached: Attached.nullable(),
  createdAt: z.date(),
  deletedAt: z.date().nullable(),
})
export type MessagePreview = z.infer<typeof MessagePreview>

/** A conversation's facts, the same for everyone who may see it: what events carry. */
export const ConversationFacts = z.strictObject({
  id: ConversationId,
  accountId: AccountId,
  number: z.int(),
  purpose: z.enum(['support']).nullable(),
  kind: z.enum(kinds),
  subject: z.string().nullable(),
  status: z.enum(statuses),
  priority: z.enum(priorities).nullable(),
  inboxId: InboxId.nullable(),
  contact: Contact.nullable(),
  assigneeId: UserId.nullable(),
  teamId: TeamId.nullable(),
  labels: z.array(z.string()),
  snoozedUntil: z.date().nullable(),
  waitingFor: z.enum(['contact', 'agent']).nullable(),
  waitingSince: z.date().nullable(),
  lastActivityAt: z.date(),
  createdAt: z.date(),
  lastSeq: z.int(),
  lastMessage: MessagePreview.nullable(),
  /** userIds of the members who take part, by time of joining, at most 8. */
  participants: z.array(UserId),
  participantCount: z.int(),
})
export type ConversationFacts = z.infer<typeof ConversationFacts>

/** What a conversation is to one viewer. Words with `seq >= (unreadFrom ?? readSeq + 1)` are unread. */
export const ViewerFacts = z.strictObject({
  readSeq: z.int(),
  unreadFrom: z.int().nullable(),
  unreadCount: z.int(),
  pinned: z.boolean(),
  muted: z.boolean(),
})
export type ViewerFacts = z.infer<typeof ViewerFacts>

/** A conversation as one viewer sees it: what queries answer. */
export const Conversation = z.strictObject({ ...ConversationFacts.shape, ...ViewerFacts.shape })
export type Conversation = z.infer<typeof Conversation>

/**
 * What a line of activity tells: each field that changed, as it was and as it is since; instants as
 * ISO text. People are userIds, teams ids, labels their names.
 */
export const Activity = z.strictObject({
  status: became(z.enum(statuses)),
  priority: became(z.enum(priorities).nullable()),
  assigneeId: became(UserId.nullable()),
  teamId: became(TeamId.nullable()),
  labels: became(z.array(z.string())),
  snoozedUntil: became(z.string().nullable()),
  subject: became(z.string().nullable()),
})
export type Activity = z.infer<typeof Activity>

function became<T extends z.ZodType>(value: T) {
  return z.strictObject({ was: value, is: value }).optional()
}

/**
 * A message. `id` is made by the sender and is the idempotency key; `seq` is gapless per
 * conversation. A deleted message keeps its place with an empty body. `mentions` are the userIds its
 * body names, at most 50: as it was written, so who is told of it must still be able to see it.
 * `reactions` in the order in which they were first chosen. `activity` is what a message of the kind
 * `activity` tells instead of a body: such lines are no words, nobody has to read them.
 */
export const MessageFacts = z.strictObject({
  id: MessageId,
  conversationId: ConversationId,
  seq: z.int(),
  author: Author,
  kind: z.enum(messageKinds),
  body: z.string(),
  attachments: z.array(Attachment),
  reactions: z.array(Reaction),
  mentions: z.array(UserId),
  activity: Activity.nullable(),
  replyTo: MessageId.nullable(),
  createdAt: z.date(),
  editedAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
})
export type MessageFacts = z.infer<typeof MessageFacts>

/** `delivery` is derived from the pointers of the others who take part and only moves forward. */
export const Message = z.strictObject({
  ...MessageFacts.shape,
  delivery: z.enum(deliveries),
})
export type Message = z.infer<typeof Message>

/**
 * Something one person is told. It names what it is about and holds none of its words. `seq` is the
 * place in the conversation whose reading reads it. `count` says how many it stands for: messages since
 * the last reading (kind `reply`), conversations of one bulk change (kind `assignment`).
 */
export const Notification = z.strictObject({
  id: NotificationId,
  kind: z.enum(notificationKinds),
  conversationId: ConversationId,
  messageId: MessageId.nullable(),
  seq: z.int(),
  actor: Author,
  count: z.int(),
  at: z.date(),
  readAt: z.date().nullable(),
})
export type Notification = z.infer<typeof Notification>

/** Where one person is: the best of their clients. */
export const Presence = z.strictObject({ userId: UserId, status: z.enum(presenceStatuses) })
export type Presence = z.infer<typeof Presence>

/**
 * A bulk change and how far it has come. `matched` rows were found when it was accepted; `changed`
 * were changed, `skipped` left as they are: gone or out of sight meanwhile, not for such a change,
 * or so already. `undone` were put back. `reason` says why it failed. `by` is the maker's userId.
 */
export const Operation = z.strictObject({
  id: OperationId,
  state: z.enum(operationStates),
  matched: z.int(),
  changed: z.int(),
  skipped: z.int(),
  undone: z.int(),
  reason: z.enum(Object.keys(failureWords) as [FailureWord]).nullable(),
  by: UserId,
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
})
export type Operation = z.infer<typeof Operation>

/**
 * A filter and an order that somebody kept under a name. `teamId` for the scope `team` alone.
 * `ownerId` made it. `sort` is null for the default order. `unread` names the keys of a filter kept
 * long ago that could not be read and were left out; almost always empty.
 */
export const SavedView = z.strictObject({
  id: ViewId,
  name: z.string(),
  emoji: z.string().nullable(),
  scope: z.enum(viewScopes),
  teamId: TeamId.nullable(),
  ownerId: UserId,
  filter: ConversationFilterSchema,
  sort: SortSchema.nullable(),
  createdAt: z.date(),
  unread: z.array(z.string()),
})
export type SavedView = z.infer<typeof SavedView>

/**
 * Words written once, for one's own messages, a team's or everybody's. `shortcut` is what is typed
 * after the slash, in lower case. `body` may hold variables such as {{contact.name}}: who puts it
 * into a message fills them.
 */
export const CannedReply = z.strictObject({
  id: CannedReplyId,
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
  scope: z.enum(viewScopes),
  teamId: TeamId.nullable(),
  ownerId: UserId,
  createdAt: z.date(),
})
export type CannedReply = z.infer<typeof CannedReply>

/** `<position>.<tag>`: names one event of the account's log, or `0.` before the first. Opaque to clients. */
export const Cursor = z.string().max(64).brand<'Cursor'>()
export type Cursor = z.infer<typeof Cursor>
