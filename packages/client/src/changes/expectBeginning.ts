import type { Contact, Conversation } from '@parley/contract'
import type { Pending } from '../mirror/Pending.ts'
import type { Beginning } from '../outbox/Kept.ts'
import { factsOf } from './expectMessage.ts'

interface Begun {
  id: string
  accountId: string
  userId: string
  at: Date
  beginning: Beginning
  contact: Contact | null
}

const mostShown = 8

/** A conversation of mine that the server does not know yet, under a number that none of its own has. */
export function expectBeginning(begun: Begun): Pending {
  const begins = draftOf(begun)
  return {
    id: begun.id,
    begins,
    confirmedAt: null,
    expect(lookup) {
      const isKnown = (lookup.conversation(begun.id)?.number ?? 0) > 0
      return isKnown ? [] : [{ body: { type: 'conversation.new', conversation: factsOf(begins) } }]
    },
  }
}

/** Below nought, where no server counts, and the same after a reload. */
export function provisionalNumber(conversationId: string): number {
  return -1 - Number.parseInt(conversationId.replaceAll('-', '').slice(-7), 16)
}

function draftOf({ id, accountId, userId, at, beginning, contact }: Begun): Conversation {
  const people = peopleOf(beginning, userId)
  return {
    id,
    accountId,
    number: provisionalNumber(id),
    purpose: null,
    kind: beginning.kind,
    subject: ('subject' in beginning && beginning.subject) || null,
    status: 'open',
    priority: null,
    inboxId: beginning.kind === 'support' ? beginning.inboxId : null,
    contact,
    assigneeId: null,
    teamId: ('teamId' in beginning && beginning.teamId) || null,
    labels: [],
    snoozedUntil: null,
    waitingFor: null,
    waitingSince: null,
    lastActivityAt: at,
    createdAt: at,
    lastSeq: 0,
    lastMessage: null,
    participants: people.slice(0, mostShown),
    participantCount: people.length,
    readSeq: 0,
    unreadFrom: null,
    unreadCount: 0,
    pinned: false,
    muted: false,
  } as unknown as Conversation
}

function peopleOf(beginning: Beginning, userId: string): string[] {
  return 'participantIds' in beginning ? [...new Set([userId, ...beginning.participantIds])] : []
}
