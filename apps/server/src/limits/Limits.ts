/** How much may be asked. Windows are of five seconds; a whole window may be used at once. */
export interface Limits {
  /** Messages of one person in a window, over all servers. */
  memberSends: number
  /** Messages of one account in a window, over all servers. */
  accountSends: number
  /** What one person says of typing, viewing and presence in a window. */
  memberSignals: number
  /** Open sockets of one person on one server. */
  memberSockets: number
  /** Subscriptions of one socket. */
  socketStreams: number
  /** Calls that one socket may make at once, and in any window from then on. */
  socketCalls: number
  /** Calls in one batch: after a reconnect all subscriptions of a client come in one. */
  batch: number
  /** Bytes of one call over a socket; a batch may hold four times as many. */
  messageBytes: number
  /** Bytes of one attached file. */
  attachmentBytes: number
  /** Attached files of one person that were not sent yet. */
  memberUnsent: number
  /** Uploads of one person at once on one server. */
  memberUploads: number
  /** Wrong passwords from one address in a quarter of an hour. */
  signInTries: number
}

export const windowSeconds = 5

export const defaultLimits: Limits = {
  memberSends: 150,
  accountSends: 2000,
  memberSignals: 100,
  memberSockets: 1000,
  socketStreams: 50,
  socketCalls: 10_000,
  batch: 100,
  messageBytes: 64 * 1024,
  attachmentBytes: 25 * 1024 * 1024,
  memberUnsent: 50,
  memberUploads: 8,
  signInTries: 10,
}
