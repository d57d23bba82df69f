import * as z from 'zod'
import { priorities, statuses } from '../enums.ts'
import { ConversationFilterSchema, SortSchema } from '../filter/schema.ts'
import { ContactId, ConversationId, InboxId, TeamId, UserId } from '../ids.ts'
import { limits } from '../limits.ts'
import {
  asMutation,
  direction,
  inAccount,
  instant,
  labelName,
  limit,
  name,
  pageCursor,
  seq,
  subject,
} from './parts.ts'

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
