import type { Conversation, Cursor, Message, Presence } from './nouns.ts'
import type { Account, Contact, Inbox, Label, Member, Team } from './nouns.ts'

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
/** Ascending by seq. `hasBefore` and `hasAfter` tell whether the conversation goes on. */
export interface MessagesAnswer extends AsOf {
  items: Message[]
  hasBefore: boolean
  hasAfter: boolean
}
export interface MessageAnswer extends AsOf {
  message: Message
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
