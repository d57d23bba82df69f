/** A reader that leaves this much unread is paced … */
export const behindBytes = 128 * 1024
/** … gets at most one thing in this time, so that its stream notices that it has ended … */
export const paceMs = 500
/** … is closed when it takes nothing at all for so long … */
export const stuckMs = 4000
/** … and one that leaves this much unread from one look to the next is closed. */
export const slowBytes = 1.25 * 1024 * 1024
export const lookMs = 250
/** A socket with this many calls unanswered is not read on until half of them are. */
export const crowdedCalls = 128
/** A frame that is no call counts as so many: no client of ours sends one, and each is answered by an error. */
export const unreadableWorth = 20
/** So many queries of a socket are at work at once: one that asks a lot leaves room for the others. */
export const queriesAtOnce = 8
/** Sockets say who they are within this time. */
export const authenticateMs = 5000
/** … and so many are looked up at once, so that what else is asked of Postgres finds it free; */
export const lookupsAtOnce = 4
/** while Postgres is away each is looked up again after so long, */
export const askAgainMs = 200
/** for so long, counted from when its turn came. */
export const patienceMs = 4000
/** How long sessions may go unchecked while Postgres is away. */
export const staleSessionsMs = 10_000
