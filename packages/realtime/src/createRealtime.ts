import { randomUUID } from 'node:crypto'
import type { Actor, MemberActor, Presence, PresenceStatus, Signal } from '@parley/contract'
import type { Db } from '@parley/db'
import type { Bus } from './bus.ts'
import { makeCounters } from './counters.ts'
import type { Counters } from './counters.ts'
import { follow } from './follow.ts'
import type { Delivery } from './Hub.ts'
import { Hubs } from './Hubs.ts'
import { defaultLimits } from './limits.ts'
import type { RealtimeLimits } from './limits.ts'
import { PresenceRoom } from './presence/PresenceRoom.ts'
import { TypingRoom } from './presence/TypingRoom.ts'
import type { Typing } from './presence/TypingRoom.ts'
import { signals } from './signals.ts'

export interface Realtime {
  follow(actor: Actor, options: Parameters<typeof follow>[2]): AsyncGenerator<Delivery>
  signals(actor: Actor, scope: Parameters<typeof signals>[2]): AsyncGenerator<Signal>
  startTyping(by: Actor, typing: Typing): void
  stopTyping(by: Actor, conversationId: string): void
  setViewing(
    by: MemberActor,
    viewing: { conversationId: string; viewing: boolean; audience: string[] },
  ): void
  setPresence(by: MemberActor, status: PresenceStatus): void
  listPresence(accountId: string, userIds?: readonly string[]): Presence[]
  /** Compares every hub with Postgres now; the clock does it every second. */
  compareAll(): Promise<void>
  status(): Counters & { followers: number; busHealthy: boolean }
  close(): Promise<void>
}

interface RealtimeOptions {
  db: Db
  bus: Bus
  limits?: Partial<RealtimeLimits>
}

/** The room that carries: hears the database's commits, publishes them, delivers to followers here. */
export function createRealtime({ db, bus, limits: given }: RealtimeOptions): Realtime {
  const limits = { ...defaultLimits, ...given }
  const server = randomUUID()
  const counters = makeCounters()
  const hubs: Hubs = new Hubs({
    db,
    bus,
    limits,
    counters,
    onMessage: (accountId, message) => {
      if (message.kind === 'presence') presence.hear(accountId, message)
      else if (message.kind === 'signal' && message.server !== server)
        hubs.get(accountId)?.signal(message.signal, message.audience)
    },
  })
  const presence = new PresenceRoom({ bus, hubs: () => hubs, server, limits })
  const typing = new TypingRoom(send, limits.typingMs)
  const room = { db, hubs, limits, counters }

  function send(accountId: string, signal: Signal, audience: string[]) {
    hubs.get(accountId)?.signal(signal, audience)
    if (bus.shared)
      bus.publish(accountId, { kind: 'signal', server, signal, audience }).catch(() => {})
  }

  async function* present(actor: Actor, options: Parameters<typeof follow>[2]) {
    const leave = actor.type === 'member' ? presence.arrive(actor, randomUUID()) : () => {}
    try {
      yield* follow(room, actor, options)
    } finally {
      leave()
    }
  }

  return {
    follow: present,
    signals: (actor, scope) => signals(room, actor, scope),
    startTyping: (by, what) => typing.start(by, what),
    stopTyping: (by, conversationId) => typing.stop(by, conversationId),
    setViewing: ({ accountId, userId }, { conversationId, viewing, audience }) =>
      send(
        accountId,
        { type: viewing ? 'viewing.start' : 'viewing.stop', conversationId, userId } as Signal,
        audience,
      ),
    setPresence: (by, status) => presence.set(by, status),
    listPresence: (accountId, userIds) => presence.list(accountId, userIds),
    compareAll: () => hubs.compareAll(),
    status: () => ({ ...counters, followers: hubs.followers(), busHealthy: bus.healthy() }),
    async close() {
      presence.close()
      typing.close()
      await hubs.close()
      await bus.close()
    },
  }
}
