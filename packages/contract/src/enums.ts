/** Closed sets of the wire. Plain tuples, so that the zod schemas, the SQL and the screen read one list. */
export const kinds = ['support', 'direct', 'group', 'announcement'] as const
export const statuses = ['open', 'pending', 'resolved', 'closed'] as const
/** Ordered from the most to the least pressing. */
export const priorities = ['urgent', 'high', 'medium', 'low'] as const
export const roles = ['owner', 'admin', 'agent'] as const
export const channels = ['web', 'email', 'api', 'whatsapp'] as const
export const contactTypes = ['customer', 'lead', 'vip'] as const
export const messageKinds = ['reply', 'note', 'activity'] as const
export const authorTypes = ['member', 'contact', 'app', 'system'] as const
/** What an attachment is shown as, from its bytes: `voice` was recorded to be sent, `file` is only downloaded. */
export const attachmentKinds = ['image', 'voice', 'audio', 'video', 'file'] as const
export const deliveries = ['sent', 'delivered', 'read'] as const
export const presenceStatuses = ['online', 'away', 'offline'] as const
/** Why a person is told: they are named, given a conversation, answered where they take part, or one began. */
export const notificationKinds = ['mention', 'assignment', 'reply', 'newConversation'] as const
export const operationStates = ['running', 'done', 'undoing', 'undone', 'failed'] as const
/** Who sees a saved view: its maker, a team, everyone. */
export const viewScopes = ['private', 'team', 'account'] as const
export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
export const languages = ['en', 'fr'] as const
/** What sends a message; the other one begins a new line. */
export const sendKeys = ['enter', 'modEnter'] as const
export const sortKeys = ['lastActivityAt', 'createdAt', 'priority', 'waitingSince'] as const

export type Kind = (typeof kinds)[number]
export type Status = (typeof statuses)[number]
export type Priority = (typeof priorities)[number]
export type Role = (typeof roles)[number]
export type Channel = (typeof channels)[number]
export type ContactType = (typeof contactTypes)[number]
export type MessageKind = (typeof messageKinds)[number]
export type AuthorType = (typeof authorTypes)[number]
export type AttachmentKind = (typeof attachmentKinds)[number]
export type Delivery = (typeof deliveries)[number]
export type PresenceStatus = (typeof presenceStatuses)[number]
export type NotificationKind = (typeof notificationKinds)[number]
export type OperationState = (typeof operationStates)[number]
export type ViewScope = (typeof viewScopes)[number]
export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]
export type Language = (typeof languages)[number]
export type SendKey = (typeof sendKeys)[number]
export type SortKey = (typeof sortKeys)[number]
