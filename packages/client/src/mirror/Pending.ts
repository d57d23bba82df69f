import type { Conversation, EventBody, MessagesAnswer, SavedView } from '@parley/contract'

/** The confirmed truth with the pending changes before this one over it. */
export interface Lookup {
  conversation(id: string): Conversation | null
  /** The newest message that is held of a conversation, and whether one is held by id. */
  thread(conversationId: string): { lastSeq: number; items: MessagesAnswer['items'] }
  view(id: string): SavedView | null
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
  /** The conversation that this makes: until the server has it, nobody can be asked for it. */
  begins?: Conversation
  /** Where the log tells it, once the server has answered. */
  confirmedAt: number | null
}
