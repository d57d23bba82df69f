/** Calls in one batch: after a reconnect all subscriptions of a client come in one. */
export const maxBatchSize = 100
/** Subscriptions of one socket. */
export const maxStreams = 50
/** Bytes of one frame. */
export const maxFrame = 256 * 1024
/** A reader that leaves this much unread is paced … */
export const behindBytes = 128 * 1024
/** … gets at most one thing in this time, so that its stream notices that it has ended … */
export const paceMs = 500
/** … and one that leaves this much unread from one look to the next is closed. */
export const slowBytes = 1.25 * 1024 * 1024
export const lookMs = 250
/** Sockets say who they are within this time. */
export const authenticateMs = 5000
/** Requests a socket may make at once, and per second from then on. */
export const flood = { burst: 10_000, perSecond: 2000 }
/** How long sessions may go unchecked while Postgres is away. */
export const staleSessionsMs = 10_000
