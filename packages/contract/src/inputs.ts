import * as z from 'zod'
import {
  channels,
  contactTypes,
  presenceStatuses,
  priorities,
  roles,
  statuses,
  viewScopes,
} from './enums.ts'
import { ConversationFilterSchema, SortSchema } from './filter/schema.ts'
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
  MutationId,
  NotificationId,
  OperationId,
  SessionId,
  TeamId,
  UserId,
  ViewId,
} from './ids.ts'
import { isEmoji } from './isEmoji.ts'
import { limits } from './limits.ts'
import { Preferences } from './preferences.ts'
import { isBlank, isStorable } from './text.ts'

const storable = 'must not hold NUL or a lone surrogate'
const inAccount = { accountId: AccountId }
/** A mutation without an id of its own: optional for stock clients, ours always sends it. */
const asMutation = { ...inAccount, mutationId: MutationId.optional() }
const seq = z.int().min(0).max(2_147_483_647)
const limit = z.int().min(1).max(limits.page).default(limits.pageDefault)
const name = z
  .string()
  .max(limits.name)
  .refine(isStorable, storable)
  .refine((text) => !isBlank(text), 'must not be blank')
const subject = z.string().max(limits.name).refine(isStorable, storable)
const words = z
  .string()
  .max(limits.body, `must hold at most ${limits.body} characters`)
  .refine(isStorable, storable)
const body = words.refine((text) => !isBlank(text), 'must not be blank')
const pageCursor = z.string().max(2000)
const direction = z.enum(['forward', 'backward']).optional()
/** PostgreSQL holds years 4713 BC to 294276; a snooze further than a lifetime is a mistake. */
const instant = z.date().min(new Date('2000-01-01T00:00:00Z')).max(new Date('2200-01-01T00:00:00Z'))
const labelName = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .refine(isStorable, storable)
  .refine((text) => !text.includes(',') && !isBlank(text), 'must not be blank or hold a comma')
const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1f6feb')

/** What concerns the person alone takes nothing. */
export const NoInput = z.strictObject({}).optional()
export const AccountInput = z.strictObject(inAccount)

export const ListConversationsInput = z.strictObject({
  ...inAccount,
  filter: ConversationFilterSchema.optional(),
  sort: SortSchema.optional(),
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
export const GetConversationInput = z
  .strictObject({
    ...inAccount,
    conversationId: ConversationId.optional(),
    number: z.int().min(1).max(2_147_483_647).optional(),
  })
  .refine((input) => (input.conversationId === undefined) !== (input.number === undefined), {
    message: 'give conversationId or number',
    path: ['conversationId'],
  })
export const ListReceiptsInput = z.strictObject({ ...inAccount, conversationId: ConversationId })
export const ListParticipantsInput = z.strictObject({
  ...inAccount,
  conversationId: ConversationId,
})
export const CountConversationsInput = z.strictObject({
  ...inAccount,
  filter: ConversationFilterSchema.optional(),
})
/** Answered in the same order. */
export const CountEachInput = z.strictObject({
  ...inAccount,
  filters: z.array(ConversationFilterSchema).min(1).max(limits.counts),
})
const created = { ...inAccount, id: ConversationId }
/** One shape per kind. `participantIds` need not name the creator, who always takes part. */
export const CreateConversationInput = z.discriminatedUnion('kind', [
  z.strictObject({
    ...created,
    kind: z.literal('support'),
    inboxId: InboxId,
    contactId: ContactId,
    subject: subject.nullish(),
    priority: z.enum(priorities).nullish(),
    assigneeId: UserId.nullish(),
    teamId: TeamId.nullish(),
    labels: z.array(labelName).max(limits.labels).optional(),
  }),
  z.strictObject({
    ...created,
    kind: z.literal('direct'),
    participantIds: z.array(UserId).length(1),
  }),
  z.strictObject({
    ...created,
    kind: z.literal('group'),
    subject: name,
    participantIds: z.array(UserId).max(500).default([]),
    teamId: TeamId.nullish(),
  }),
  z.strictObject({ ...created, kind: z.literal('announcement'), subject: name }),
])
export const ConversationPatch = z
  .strictObject({
    status: z.enum(statuses).optional(),
    priority: z.enum(priorities).nullable().optional(),
    assigneeId: UserId.nullable().optional(),
    teamId: TeamId.nullable().optional(),
    labels: z.array(labelName).max(limits.labels).optional(),
    snoozedUntil: instant.nullable().optional(),
    subject: subject.nullable().optional(),
  })
  .refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    'must change something',
  )
export const UpdateConversationInput = z.strictObject({
  ...asMutation,
  conversationId: ConversationId,
  patch: ConversationPatch,
})
const someLabels = z.array(labelName).max(limits.labels)
const { subject: _, ...shared } = ConversationPatch.shape
/**
 * Labels as a list are what each row has then; as `add` and `remove` each row keeps its others.
 * `read`, `pinned` and `muted` are for the one who asks alone; `read: false` is unread from the last word on.
 */
export const BulkPatch = z
  .strictObject({
    ...shared,
    labels: z
      .union([
        someLabels,
        z
          .strictObject({ add: someLabels.optional(), remove: someLabels.optional() })
          .refine(({ add, remove }) => add ?? remove, 'must hold add or remove'),
      ])
      .optional(),
    read: z.boolean().optional(),
    pinned: z.boolean().optional(),
    muted: z.boolean().optional(),
  })
  .refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    'must change something',
  )
export const BulkUpdateInput = z.strictObject({
  ...inAccount,
  operationId: OperationId,
  filter: ConversationFilterSchema,
  patch: BulkPatch,
})
export const GetOperationInput = z.strictObject({ ...inAccount, operationId: OperationId })
export const UndoOperationInput = z.strictObject({ ...asMutation, operationId: OperationId })
export const MarkReadInput = z.strictObject({ ...asMutation, conversationId: ConversationId, seq })
export const MarkUnreadInput = z.strictObject({
  ...asMutation,
  conversationId: ConversationId,
  /** The first message that is unread again. */
  seq: seq.min(1),
})
/** pin and mute. */
export const SetForMeInput = z.strictObject({
  ...asMutation,
  conversationId: ConversationId,
  on: z.boolean(),
})
export const AddParticipantsInput = z.strictObject({
  ...asMutation,
  conversationId: ConversationId,
  userIds: z.array(UserId).min(1).max(100),
})
export const RemoveParticipantInput = z.strictObject({
  ...asMutation,
  conversationId: ConversationId,
  userId: UserId,
})

export const ListMessagesInput = z
  .strictObject({
    ...inAccount,
    conversationId: ConversationId,
    before: seq.optional(),
    after: seq.optional(),
    around: seq.optional(),
    limit,
  })
  .refine(
    (input) => [input.before, input.after, input.around].filter((a) => a !== undefined).length <= 1,
    { message: 'give at most one of before, after and around', path: ['before'] },
  )
/** As a filter's search: what holds no word finds nothing. `filter` is of conversations. */
export const SearchMessagesInput = z.strictObject({
  ...inAccount,
  query: z.string().min(1).max(limits.search).refine(isStorable, storable),
  filter: ConversationFilterSchema.optional(),
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
/** With attachments the body may be blank. */
export const SendMessageInput = z
  .strictObject({
    ...inAccount,
    id: MessageId,
    conversationId: ConversationId,
    body: words,
    kind: z.enum(['reply', 'note']).default('reply'),
    replyTo: MessageId.nullish(),
    attachmentIds: z
      .array(AttachmentId)
      .max(limits.attachments)
      .refine((ids) => new Set(ids).size === ids.length, 'must not hold an id twice')
      .optional(),
  })
  .refine(({ body, attachmentIds = [] }) => !isBlank(body) || attachmentIds.length > 0, {
    message: 'must not be blank',
    path: ['body'],
  })
export const EditMessageInput = z.strictObject({ ...asMutation, messageId: MessageId, body })
export const DeleteMessageInput = z.strictObject({ ...asMutation, messageId: MessageId })
export const GetMessageInput = z.strictObject({ ...inAccount, messageId: MessageId })
export const ReactToMessageInput = z.strictObject({
  ...asMutation,
  messageId: MessageId,
  emoji: z.string().max(64).refine(isEmoji, 'must be one emoji'),
  on: z.boolean(),
})
export const MarkDeliveredInput = z.strictObject({
  ...inAccount,
  conversationId: ConversationId,
  seq,
})

export const SetTypingInput = z.strictObject({
  ...inAccount,
  conversationId: ConversationId,
  typing: z.boolean(),
  kind: z.enum(['reply', 'note']).default('reply'),
})
export const SetViewingInput = z.strictObject({
  ...inAccount,
  conversationId: ConversationId,
  viewing: z.boolean(),
})
export const SetPresenceInput = z.strictObject({ ...inAccount, status: z.enum(presenceStatuses) })
export const ListPresenceInput = z.strictObject({
  ...inAccount,
  userIds: z.array(UserId).max(1000).optional(),
})

export const InviteMemberInput = z.strictObject({
  ...asMutation,
  email: z.email().max(254),
  name,
  role: z.enum(roles),
  /** Set when the person has no sign-in yet; 10 to 128 characters. */
  password: z.string().min(10).max(128).optional(),
})
export const UpdateMemberInput = z.strictObject({
  ...asMutation,
  userId: UserId,
  role: z.enum(roles),
})
export const RemoveMemberInput = z.strictObject({ ...asMutation, userId: UserId })

/** 256 bits that the maker's client drew: the answer to a repeat need not hold it. */
export const InvitationSecret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 random bytes as base64url')
export const CreateInvitationInput = z.strictObject({
  ...asMutation,
  id: InvitationId,
  secret: InvitationSecret,
  role: z.enum(roles),
  inboxIds: z.array(InboxId).max(100).default([]),
  teamIds: z.array(TeamId).max(100).default([]),
  note: subject.nullish(),
  days: z.int().min(1).max(limits.invitationDays).default(7),
})
export const DeleteInvitationInput = z.strictObject({ ...asMutation, invitationId: InvitationId })
/** Who was invited and has no sign-in yet. */
export const NewPerson = z.strictObject({
  name,
  email: z.email().max(254),
  password: z.string().min(limits.passwordMin).max(limits.passwordMax),
})
export const UpdateAccountInput = z.strictObject({ ...asMutation, name })
/** `avatar: null` takes the picture away; another one comes by POST /api/avatars. */
export const UpdateProfileInput = z
  .strictObject({ ...asMutation, name: name.optional(), avatar: z.null().optional() })
  .refine((input) => input.name !== undefined || input.avatar !== undefined, {
    message: 'must change something',
    path: ['name'],
  })
/** Of the person alone. */
export const EndSessionInput = z.strictObject({ sessionId: SessionId })

export const CreateInboxInput = z.strictObject({
  ...asMutation,
  id: InboxId,
  name,
  channel: z.enum(channels),
  memberIds: z.array(UserId).max(500).default([]),
})
export const UpdateInboxInput = z.strictObject({ ...asMutation, inboxId: InboxId, name })
export const DeleteInboxInput = z.strictObject({ ...asMutation, inboxId: InboxId })
export const InboxMemberInput = z.strictObject({ ...asMutation, inboxId: InboxId, userId: UserId })

export const CreateTeamInput = z.strictObject({
  ...asMutation,
  id: TeamId,
  name,
  memberIds: z.array(UserId).max(500).default([]),
})
export const UpdateTeamInput = z.strictObject({ ...asMutation, teamId: TeamId, name })
export const DeleteTeamInput = z.strictObject({ ...asMutation, teamId: TeamId })
export const TeamMemberInput = z.strictObject({ ...asMutation, teamId: TeamId, userId: UserId })

export const CreateLabelInput = z.strictObject({
  ...asMutation,
  id: LabelId,
  name: labelName,
  title: name.optional(),
  color: color.optional(),
})
export const UpdateLabelInput = z
  .strictObject({
    ...asMutation,
    labelId: LabelId,
    title: name.optional(),
    color: color.optional(),
  })
  .refine((input) => input.title !== undefined || input.color !== undefined, {
    message: 'must change something',
    path: ['title'],
  })
export const DeleteLabelInput = z.strictObject({ ...asMutation, labelId: LabelId })

const emoji = z
  .string()
  .max(16)
  .refine(isStorable, storable)
  .refine((text) => !isBlank(text), 'must not be blank')
/** A view is kept and told whole: its filter must not be a book. */
const viewFilter = ConversationFilterSchema.refine(
  (filter) => JSON.stringify(filter).length <= limits.viewFilter,
  `must hold at most ${limits.viewFilter} characters as JSON`,
)
const teamOfScope = {
  message: 'give teamId for the scope team, and only there',
  path: ['teamId'],
}
function namesItsTeam({ scope, teamId }: { scope?: string | undefined; teamId?: unknown }) {
  return (scope === 'team') === (teamId !== undefined && teamId !== null)
}
export const CreateViewInput = z
  .strictObject({
    ...asMutation,
    id: ViewId,
    name,
    emoji: emoji.nullish(),
    scope: z.enum(viewScopes),
    teamId: TeamId.nullish(),
    filter: viewFilter,
    sort: SortSchema.nullish(),
  })
  .refine(namesItsTeam, teamOfScope)
/** What is left out stays; `scope` and `teamId` go together. */
export const UpdateViewInput = z
  .strictObject({
    ...asMutation,
    viewId: ViewId,
    name: name.optional(),
    emoji: emoji.nullable().optional(),
    scope: z.enum(viewScopes).optional(),
    teamId: TeamId.nullable().optional(),
    filter: viewFilter.optional(),
    sort: SortSchema.nullable().optional(),
  })
  .refine(namesItsTeam, teamOfScope)
const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'must be letters, digits, - and _, at most 40')
const cannedBody = body.max(limits.cannedBody, `must hold at most ${limits.cannedBody} characters`)
export const CreateCannedReplyInput = z
  .strictObject({
    ...asMutation,
    id: CannedReplyId,
    shortcut,
    title: name,
    body: cannedBody,
    scope: z.enum(viewScopes),
    teamId: TeamId.nullish(),
  })
  .refine(namesItsTeam, teamOfScope)
/** What is left out stays; `scope` and `teamId` go together. */
export const UpdateCannedReplyInput = z
  .strictObject({
    ...asMutation,
    cannedReplyId: CannedReplyId,
    shortcut: shortcut.optional(),
    title: name.optional(),
    body: cannedBody.optional(),
    scope: z.enum(viewScopes).optional(),
    teamId: TeamId.nullable().optional(),
  })
  .refine(namesItsTeam, teamOfScope)
export const DeleteCannedReplyInput = z.strictObject({
  ...asMutation,
  cannedReplyId: CannedReplyId,
})
export const DeleteViewInput = z.strictObject({ ...asMutation, viewId: ViewId })
export const ReorderViewsInput = z.strictObject({
  ...asMutation,
  order: z.array(ViewId).max(1000),
})

/** Each key that is given is replaced whole; the others stay. */
export const UpdatePreferencesInput = z.strictObject({
  ...asMutation,
  patch: Preferences.partial().refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    'must change something',
  ),
})

export const ListNotificationsInput = z.strictObject({
  ...inAccount,
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+=*$/, 'must be base64url')
const endpoint = z.url({ protocol: /^https?$/ }).max(2000)
/** What the browser's PushManager gave, made with the key of `notifications.pushKey`. */
export const SubscribePushInput = z.strictObject({
  ...inAccount,
  endpoint,
  p256dh: bytes(200),
  auth: bytes(100),
})
export const UnsubscribePushInput = z.strictObject({ ...inAccount, endpoint })
/** One of the three: these, all, those of a conversation. What is read or not the viewer's own is passed over. */
export const MarkNotificationsReadInput = z
  .strictObject({
    ...asMutation,
    ids: z.array(NotificationId).min(1).max(limits.page).optional(),
    all: z.literal(true).optional(),
    conversationId: ConversationId.optional(),
  })
  .refine(
    ({ ids, all, conversationId }) =>
      [ids, all, conversationId].filter((one) => one !== undefined).length === 1,
    { message: 'give one of ids, all and conversationId', path: ['ids'] },
  )

export const ListContactsInput = z.strictObject({
  ...inAccount,
  search: z.string().max(limits.search).refine(isStorable, storable).optional(),
  /** Only these: who is named somewhere by id. */
  ids: z.array(ContactId).min(1).max(limits.page).optional(),
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
export const CreateContactInput = z.strictObject({
  ...asMutation,
  id: ContactId,
  name: name.nullish(),
  email: z.email().max(254).nullish(),
  type: z.enum(contactTypes).default('customer'),
})

export const FollowEventsInput = z.strictObject({
  ...inAccount,
  lastEventId: z.string().max(64).nullish(),
  scope: z.enum(['all']).default('all'),
})
export const FollowSignalsInput = z.strictObject({
  ...inAccount,
  conversationIds: z.array(ConversationId).max(100).optional(),
  userIds: z.array(UserId).max(1000).optional(),
  lastEventId: z.string().max(64).nullish(),
})

const measure = z.int().min(1).max(100_000)
/**
 * Announces a file. `name` is cleaned and `size` is in bytes. `media` is what its sender measured, for
 * what the server does not measure itself; with `isVoice` it was recorded to be heard as a message.
 */
export const CreateAttachmentInput = z.strictObject({
  ...inAccount,
  id: AttachmentId,
  name: z.string().max(1000).refine(isStorable, storable),
  size: z.int().min(1, 'must not be empty'),
  isVoice: z.boolean().default(false),
  media: z
    .strictObject({
      width: measure.nullish(),
      height: measure.nullish(),
      /** Milliseconds. */
      duration: z.int().min(0).max(86_400_000).nullish(),
      peaks: z.array(z.int().min(0).max(100)).max(limits.peaks).nullish(),
    })
    .optional(),
})
export const GetAttachmentInput = z.strictObject({ ...inAccount, attachmentId: AttachmentId })
export const CancelAttachmentInput = z.strictObject({ ...asMutation, attachmentId: AttachmentId })
export const SignAttachmentsInput = z.strictObject({
  ...inAccount,
  attachmentIds: z.array(AttachmentId).min(1).max(limits.signed),
})
