import type * as z from 'zod'
import type * as inputs from './inputs.ts'

/** Parsed inputs, as verbs receive them. What a caller may write is z.input of the schema. */
export type AccountInput = z.infer<typeof inputs.AccountInput>
export type ListConversationsInput = z.infer<typeof inputs.ListConversationsInput>
export type GetConversationInput = z.infer<typeof inputs.GetConversationInput>
export type CountConversationsInput = z.infer<typeof inputs.CountConversationsInput>
export type CreateConversationInput = z.infer<typeof inputs.CreateConversationInput>
export type ConversationPatch = z.infer<typeof inputs.ConversationPatch>
export type UpdateConversationInput = z.infer<typeof inputs.UpdateConversationInput>
export type MarkReadInput = z.infer<typeof inputs.MarkReadInput>
export type MarkUnreadInput = z.infer<typeof inputs.MarkUnreadInput>
export type SetForMeInput = z.infer<typeof inputs.SetForMeInput>
export type AddParticipantsInput = z.infer<typeof inputs.AddParticipantsInput>
export type RemoveParticipantInput = z.infer<typeof inputs.RemoveParticipantInput>
export type ListMessagesInput = z.infer<typeof inputs.ListMessagesInput>
export type SendMessageInput = z.infer<typeof inputs.SendMessageInput>
export type EditMessageInput = z.infer<typeof inputs.EditMessageInput>
export type DeleteMessageInput = z.infer<typeof inputs.DeleteMessageInput>
export type MarkDeliveredInput = z.infer<typeof inputs.MarkDeliveredInput>
export type SetTypingInput = z.infer<typeof inputs.SetTypingInput>
export type SetViewingInput = z.infer<typeof inputs.SetViewingInput>
export type SetPresenceInput = z.infer<typeof inputs.SetPresenceInput>
export type ListPresenceInput = z.infer<typeof inputs.ListPresenceInput>
export type InviteMemberInput = z.infer<typeof inputs.InviteMemberInput>
export type UpdateMemberInput = z.infer<typeof inputs.UpdateMemberInput>
export type RemoveMemberInput = z.infer<typeof inputs.RemoveMemberInput>
export type CreateInboxInput = z.infer<typeof inputs.CreateInboxInput>
export type UpdateInboxInput = z.infer<typeof inputs.UpdateInboxInput>
export type DeleteInboxInput = z.infer<typeof inputs.DeleteInboxInput>
export type InboxMemberInput = z.infer<typeof inputs.InboxMemberInput>
export type CreateTeamInput = z.infer<typeof inputs.CreateTeamInput>
export type UpdateTeamInput = z.infer<typeof inputs.UpdateTeamInput>
export type DeleteTeamInput = z.infer<typeof inputs.DeleteTeamInput>
export type TeamMemberInput = z.infer<typeof inputs.TeamMemberInput>
export type CreateLabelInput = z.infer<typeof inputs.CreateLabelInput>
export type UpdateLabelInput = z.infer<typeof inputs.UpdateLabelInput>
export type DeleteLabelInput = z.infer<typeof inputs.DeleteLabelInput>
export type ListContactsInput = z.infer<typeof inputs.ListContactsInput>
export type CreateContactInput = z.infer<typeof inputs.CreateContactInput>
export type FollowEventsInput = z.infer<typeof inputs.FollowEventsInput>
export type FollowSignalsInput = z.infer<typeof inputs.FollowSignalsInput>
