import type { Actor, Signal } from '@parley/contract'
import type { Db } from '@parley/db'
import { topicsNow } from './follow.ts'
import type { Follower } from './FollowerIndex.ts'
import type { Hubs } from './Hubs.ts'
import type { RealtimeLimits } from './limits.ts'
import { Mailbox } from './Mailbox.ts'
import type { Turnstile } from './Turnstile.ts'

interface Scope {
  /** Typing and viewing of these conversations; all when left out. */
  conversationIds?: readonly string[] | undefined
  /** Presence of these people; all when left out. */
  userIds?: readonly string[] | undefined
  signal?: AbortSignal | undefined
}

interface Listening {
  db: Db
  hubs: Hubs
  limits: RealtimeLimits
  joins: Turnstile
  /** Who types and looks now. */
  standing(accountId: string): { signal: Signal; audience: string[] }[]
}

/**
 * Signals the actor may see: first who types and looks already, again when more comes in sight, then
 * what happens. They may be lost; they expire by themselves.
 */
export async function* signals(
  { db, hubs, limits, joins, standing }: Listening,
  actor: Actor,
  scope: Scope,
): AsyncGenerator<Signal> {
  const mailbox = new Mailbox<Signal>(limits.mailboxBytes)
  const hub = await hubs.acquire(actor.accountId)
  const stop = () => mailbox.end(null)
  scope.signal?.addEventListener('abort', stop, { once: true })
  if (scope.signal?.aborted) stop()
  const unread = new Set<string>()
  const tellStanding = () => {
    for (const { signal, audience } of standing(actor.accountId))
      if (audience.some((topic) => follower.topics.has(topic))) follower.hearSignal?.(signal)
  }
  const follower: Follower = {
    userId: actor.type === 'member' ? actor.userId : null,
    topics: unread,
    hearSignal: (signal) => isWanted(signal, scope) && mailbox.push(signal, signalBytes),
    end: (failure) => mailbox.end(failure),
  }
  // Before the topics are read, or a removal in between would never be heard of.
  hub.followers.expect(follower)
  try {
    const topics = await joins.pass(async () => (mailbox.hasEnded() ? [] : topicsNow(db, actor)))
    if (follower.topics === unread) follower.topics = new Set(topics)
    hub.followers.add(follower)
    // In the same turn as it joined: what begins from here on is heard as it happens.
    tellStanding()
    follower.onTopics = tellStanding
    for (;;) {
      const next = await mailbox.next(60_000)
      if (next === 'end') return
      // Who reads too slowly for signals has missed some: they expire by themselves.
      if (next === 'behind') mailbox.reset()
      else if (next !== 'idle') yield next.item
    }
  } finally {
    scope.signal?.removeEventListener('abort', stop)
    hub.followers.remove(follower)
    hubs.release(actor.accountId)
  }
}

const signalBytes = 256

function isWanted(signal: Signal, { conversationIds, userIds }: Scope): boolean {
  if (!conversationIds && !userIds) return true
  if (signal.type === 'presence.update') return userIds?.includes(signal.userId) ?? false
  return conversationIds?.includes(signal.conversationId) ?? false
}
