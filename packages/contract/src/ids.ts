import * as z from 'zod'

/** Any uuid; PostgreSQL takes them all and foreign ones simply match nothing. */
const uuid = z.guid('must be a uuid').transform((id) => id.toLowerCase())

export const AccountId = uuid.brand<'AccountId'>()
export const UserId = uuid.brand<'UserId'>()
export const ContactId = uuid.brand<'ContactId'>()
export const ConversationId = uuid.brand<'ConversationId'>()
export const MessageId = uuid.brand<'MessageId'>()
/** The id a client makes for a file it uploads; the same id goes on with the same upload. */
export const AttachmentId = uuid.brand<'AttachmentId'>()
export const InboxId = uuid.brand<'InboxId'>()
export const TeamId = uuid.brand<'TeamId'>()
export const LabelId = uuid.brand<'LabelId'>()
export const InvitationId = uuid.brand<'InvitationId'>()
export const SessionId = uuid.brand<'SessionId'>()
export const NotificationId = uuid.brand<'NotificationId'>()
export const ViewId = uuid.brand<'ViewId'>()
export const CannedReplyId = uuid.brand<'CannedReplyId'>()
/** The id a client makes for a mutation that has no id of its own; the same id repeats the same effect. */
export const MutationId = uuid.brand<'MutationId'>()
/** The id a client makes for a bulk change; the same id repeats the same effect. */
export const OperationId = uuid.brand<'OperationId'>()
/** One running app of a person (a tab, a window, a bot), made by the client once and kept. */
export const ClientId = z.string().min(1).max(64).brand<'ClientId'>()

export type AccountId = z.infer<typeof AccountId>
export type UserId = z.infer<typeof UserId>
export type ContactId = z.infer<typeof ContactId>
export type ConversationId = z.infer<typeof ConversationId>
export type MessageId = z.infer<typeof MessageId>
export type AttachmentId = z.infer<typeof AttachmentId>
export type InboxId = z.infer<typeof InboxId>
export type TeamId = z.infer<typeof TeamId>
export type LabelId = z.infer<typeof LabelId>
export type InvitationId = z.infer<typeof InvitationId>
export type SessionId = z.infer<typeof SessionId>
export type NotificationId = z.infer<typeof NotificationId>
export type ViewId = z.infer<typeof ViewId>
export type CannedReplyId = z.infer<typeof CannedReplyId>
export type MutationId = z.infer<typeof MutationId>
export type OperationId = z.infer<typeof OperationId>
export type ClientId = z.infer<typeof ClientId>
