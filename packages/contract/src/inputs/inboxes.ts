import * as z from 'zod'
import { channels } from '../enums.ts'
import { InboxId, UserId } from '../ids.ts'
import { asMutation, name } from './parts.ts'

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
