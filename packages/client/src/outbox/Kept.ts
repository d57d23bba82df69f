import type {
  Attachment,
  BulkPatch,
  Contact,
  Conversation,
  ConversationFilter,
  ConversationPatch,
  Cursor,
  Message,
  Operation,
  SavedView,
} from '@parley/contract'
import type { Trouble } from '../Trouble.ts'
import type { ViewDraft, ViewPatch } from '../viewActions.ts'

/** A conversation to begin, as `conversations.create` takes it. */
export type Beginning =
  | { kind: 'direct'; participantIds: string[] }
  | { kind: 'group'; subject: string; participantIds: string[]; teamId?: string | null }
  | { kind: 'announcement'; subject: string }
  | { kind: 'support'; inboxId: string; contactId: string; subject?: string | null }

/** What a person did that the server is still to be told. */
export type Change =
  | {
      type: 'send'
      conversationId: string
      body: string
      kind: 'reply' | 'note'
      replyTo: string | null
      /** As they are shown; told once their bytes are there. */
      attachments?: readonly Attachment[]
    }
  /** Begins a conversation; `contact` is how its customer is shown. */
  | { type: 'begin'; conversationId: string; beginning: Beginning; contact: Contact | null }
  | { type: 'contact'; contactId: string; name?: string; email?: string }
  | { type: 'update'; conversationId: string; patch: ConversationPatch }
  | { type: 'markRead' | 'markUnread'; conversationId: string; seq: number }
  | { type: 'pin' | 'mute'; conversationId: string; on: boolean }
  /** `conversationId` is null where the message is not held. */
  | { type: 'edit'; conversationId: string | null; messageId: string; body: string }
  | { type: 'delete'; conversationId: string | null; messageId: string }
  | {
      type: 'react'
      conversationId: string | null
      messageId: string
      emoji: string
      on: boolean
    }
  /** Many at once, under the operation's id; `rows` are those that are shown changed, as they were. */
  | { type: 'bulk'; rows: readonly Conversation[]; filter: ConversationFilter; patch: BulkPatch }
  /** Puts back what a change of many replaced. */
  | { type: 'undo'; operationId: string; rows: readonly Conversation[]; patch: BulkPatch }
  | { type: 'viewMade'; viewId: string; draft: ViewDraft }
  | { type: 'viewChanged'; viewId: string; patch: ViewPatch }
  | { type: 'viewDeleted'; viewId: string }
  | { type: 'viewsArranged'; order: readonly string[] }

export type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>

/** A change as it is kept over reloads: plain values alone. */
export interface Kept {
  /** The id of what is made, else the mutationId: the same at each attempt. */
  id: string
  /** Its place among what waits, ascending. */
  order: number
  at: Date
  change: Change
  /** Why the server will never take it. */
  refusal: Trouble | null
}

/** What the server answered: beside the place in the log the noun that was changed, where it is one. */
export interface Answered {
  asOf: Cursor
  message?: Message
  conversation?: Conversation
  view?: SavedView
  operation?: Operation
  /** How many a change of many found. */
  matched?: number
}
