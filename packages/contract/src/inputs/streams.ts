import * as z from 'zod'
import { presenceStatuses } from '../enums.ts'
import { ConversationId, UserId } from '../ids.ts'
import { inAccount } from './parts.ts'

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
