import type { Conversation, EventBody, MessagesAnswer } from '@parley/contract'

/** The confirmed truth with the pending changes before this one over it. */
export interface Lookup {
  conversation(id: string): Conversation | null
  /** The newest message that is held of a conversation, and whether one is held by id. */
  thread(conversationId: string): { lastSeq: number; items: MessagesAnswer['items'] }
}

/** An event as I expect it. `threadOnly`: rows of lists do not show it. */
export interface Expected {
  body: EventBody
  threadOnly?: boolean
}

/**
 * A change of mine that the log has not told yet. It is a function of the confirmed truth, so that
 * it can be laid over whatever becomes confirmed; taking it away leaves nothing behind.
 */
export interface Pending {
  id: string
  expect(lookup: Lookup): Expected[]
  /** Where the log tells it, once the server has answered. */
  confirmedAt: number | null
}
