/** Every way a request can fail, with whether the same request may succeed later. */
export const failureWords = {
  'input.invalid': { retryable: false },
  'cursor.invalid': { retryable: false },
  'session.required': { retryable: false },
  'session.ended': { retryable: false },
  'account.notFound': { retryable: false },
  'conversation.notFound': { retryable: false },
  'conversation.closed': { retryable: false },
  'conversation.exists': { retryable: false },
  'message.notFound': { retryable: false },
  'message.idReused': { retryable: false },
  'message.deleted': { retryable: false },
  'reaction.tooMany': { retryable: false },
  'mutation.idReused': { retryable: false },
  'attachment.notFound': { retryable: false },
  'attachment.idReused': { retryable: false },
  'attachment.used': { retryable: false },
  'attachment.notReady': { retryable: false },
  'attachment.tooLarge': { retryable: false },
  'attachment.tooMany': { retryable: false },
  /** The upload stands elsewhere: ask where, and go on from there. */
  'attachment.offset': { retryable: true },
  /** What it unpacks to is larger than any screen: a bomb, or a mistake. */
  'attachment.unsafe': { retryable: false },
  /** A signed address that was altered, or is another's. */
  'attachment.address': { retryable: false },
  'attachment.expired': { retryable: false },
  'member.notFound': { retryable: false },
  'member.exists': { retryable: false },
  'member.lastOwner': { retryable: false },
  'person.exists': { retryable: false },
  'picture.unreadable': { retryable: false },
  'invitation.notFound': { retryable: false },
  'invitation.expired': { retryable: false },
  'invitation.used': { retryable: false },
  'invitation.tooMany': { retryable: false },
  'contact.notFound': { retryable: false },
  'inbox.notFound': { retryable: false },
  'inbox.inUse': { retryable: false },
  'team.notFound': { retryable: false },
  'label.notFound': { retryable: false },
  'label.exists': { retryable: false },
  'cannedReply.notFound': { retryable: false },
  'cannedReply.exists': { retryable: false },
  'cannedReply.tooMany': { retryable: false },
  'view.notFound': { retryable: false },
  'view.tooMany': { retryable: false },
  'operation.notFound': { retryable: false },
  'role.forbidden': { retryable: false },
  'action.forbidden': { retryable: false },
  'rate.limited': { retryable: true },
  'server.overloaded': { retryable: true },
  'server.timeout': { retryable: true },
  'server.error': { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>

/** A word of the closed set; the screen switches on it, never on a sentence. */
export type FailureWord = keyof typeof failureWords

interface FailureOptions {
  /** Path of the input that is to blame, parts joined by dots. */
  field?: string
  /** A sentence for a developer; people read the catalogue's text for the word. */
  message?: string
  retryAfterMs?: number
}

/** What the domain throws; the door translates it once. */
export class Failure extends Error {
  readonly failure: FailureWord
  readonly field: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(failure: FailureWord, options: FailureOptions = {}) {
    super(options.message ?? failure)
    this.name = 'Failure'
    this.failure = failure
    this.field = options.field
    this.retryAfterMs = options.retryAfterMs
  }
}

/** What a refused request carries in tRPC's `shape.data`. */
export interface FailureData {
  code: string
  failure: FailureWord
  message: string
  field?: string
  retryable: boolean
  retryAfterMs?: number
  requestId: string
}
