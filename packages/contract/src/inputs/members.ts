import * as z from 'zod'
import { roles } from '../enums.ts'
import { InboxId, InvitationId, TeamId, UserId } from '../ids.ts'
import { limits } from '../limits.ts'
import { asMutation, name, subject } from './parts.ts'

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
