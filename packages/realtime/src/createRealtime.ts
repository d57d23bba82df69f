import { randomUUID } from 'node:crypto'
import type {
  Actor,
  ConversationId,
  EventActor,
  MemberActor,
  Presence,
  PresenceStatus,
  Signal,
} from '@parley/contract'
import type { Db } from '@parley/db'
import type { Bus, BusState, FleetingMessage } from './bus.ts'
import { makeCounters } from './counters.ts'
import type { Counters } from './counters.ts'
import { follow } from './follow.ts'
import type { Delivery } from './Hub.ts'
import { Hubs } from './Hubs.ts'
import { defaultLimits } from './limits.ts'
import type { RealtimeLimits } from './limits.ts'
import type { Notice } from './Notice.ts'
import { PresenceRoom } from './presence/PresenceRoom.ts'
import { StandingRoom } from './presence/StandingRoom.ts'
import { signals } from './signals.ts'
import { Turnstile } from './Turnstile.ts'

export interface Typing {
  conversationId: string
  kind: 'reply' | 'note'
  /** Who may see the conversation. */
  audience: string[]
}

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
  status(): Counters & { followers: number; bus: BusState }
  close(): Promise<void>
}

interface RealtimeOptions {
  db: Db
  bus: Bus
  limits?: Partial<RealtimeLimits>
  /** Hears what had to be set right. */
  tell?: (notice: Notice) => void
}

/** The room that carries: hears the database's commits, publishes them, delivers to followers here. */
export function createRealtime({
  db,
  bus,
  limits: given,
  tell = () => {},
}: RealtimeOptions): Realtime {
  const limits = { ...defaultLimits, ...given }
  const server = randomUUID()
  const counters = makeCounters()
  const hubs: Hubs = new Hubs({
    db,
    bus,
    limits,
    counters,
    tell,
    onMessage: hear,
    onOpened: ask,
    onSaid: (accountId, { conversationId, author }) =>
      standing.said(accountId, conversationId, author),
  })
  const presence = new PresenceRoom({ bus, hubs: () => hubs, server, limits })
  const standing = new StandingRoom({
    deliver: (accountId, signal, audience) => hubs.get(accountId)?.signal(signal, audience),
    publish: (accountId, signal, audience, client) => {
      if (bus.shared)
        bus.publish(accountId, { kind: 'signal', server, signal, audience, client }).catch(() => {})
    },
    hears: (accountId) => hubs.get(accountId)?.isOpen ?? false,
    limits,
  })
  const room = {
    db,
    hubs,
    limits,
    counters,
    joins: new Turnstile(limits.joinsAtOnce),
    standing: (accountId: string) => standing.standing(accountId),
  }

  function hear(accountId: string, message: FleetingMessage) {
    if (message.server === server) return
    if (message.kind === 'signal')
      return standing.hear(accountId, message.signal, message.audience, message.client)
    if (message.kind === 'asked') standing.tellAgain(accountId)
    presence.hear(accountId, message)
  }

  /** This server begins to hear the account: what the others know would else come a beat late. */
  function ask(accountId: string) {
    if (bus.shared) bus.publish(accountId, { kind: 'asked', server }).catch(() => {})
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
    startTyping: (by, { conversationId, kind, audience }) =>
      standing.start(
        by.accountId,
        { type: 'typing.start', ...typist(by, conversationId), kind },
        audience,
      ),
    stopTyping: (by, conversationId) =>
      standing.stop(by.accountId, { type: 'typing.stop', ...typist(by, conversationId) }),
    setViewing: ({ accountId, userId, clientId }, viewed) => {
      const conversationId = viewed.conversationId as ConversationId
      if (viewed.viewing)
        standing.start(
          accountId,
          { type: 'viewing.start', conversationId, userId },
          viewed.audience,
          clientId,
        )
      else standing.stop(accountId, { type: 'viewing.stop', conversationId, userId }, clientId)
    },
    setPresence: (by, status) => presence.set(by, status),
    listPresence: (accountId, userIds) => presence.list(accountId, userIds),
    compareAll: () => hubs.compareAll(),
    status: () => ({ ...counters, followers: hubs.followers(), bus: bus.state() }),
    async close() {
      presence.close()
      standing.close()
      await hubs.close()
      await bus.close()
    },
  }
}

function typist(by: Actor, conversationId: string) {
  return {
    conversationId: conversationId as ConversationId,
    author: authorOf(by),
    clientId: by.clientId,
  }
}

function authorOf(by: Actor): EventActor {
  if (by.type === 'member') return { type: 'member', id: by.userId }
  return by.type === 'contact'
    ? { type: 'contact', id: by.contactId }
    : { type: 'system', id: null }
}
