import type {
  BulkPatch,
  Conversation,
  ConversationFilter,
  ConversationPatch,
  Cursor,
  Message,
} from '@parley/contract'
import type { Trouble } from '../Trouble.ts'

/** What a person did that the server is still to be told. */
export type Change =
  | {
      type: 'send'
      conversationId: string
      body: string
      kind: 'reply' | 'note'
      replyTo: string | null
    }
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
  /** Many at once, under the operation's id; `shownIds` are those that are shown changed. */
  | { type: 'bulk'; shownIds: readonly string[]; filter: ConversationFilter; patch: BulkPatch }

/** A change as it is kept over reloads: plain values alone. */
export interface Kept {
  /** The message's id or the mutationId: the same at each attempt. */
  id: string
  /** Its place among what waits, ascending. */
  order: number
  at: Date
  change: Change
  /** Why the server will never take it. */
  refusal: Trouble | null
}

/** What the server answered; `message` to send, edit, delete and react, `matched` to bulk, `conversation` to the others. */
export interface Answered {
  asOf: Cursor
  message?: Message
  conversation?: Conversation
  matched?: number
}
