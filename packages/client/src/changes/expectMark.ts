import type { Conversation, UserId, ViewerFacts } from '@parley/contract'
import type { Lookup, Pending } from '../mirror/Pending.ts'

/** What a conversation is to me, as I changed it. */
export function expectMark(
  id: string,
  conversationId: string,
  userId: string,
  change: (row: Conversation, lookup: Lookup) => Partial<ViewerFacts>,
): Pending {
  return {
    id,
    confirmedAt: null,
    expect(lookup) {
      const row = lookup.conversation(conversationId)
      if (!row) return []
      return [{ body: readBody(row, userId, { ...row, ...change(row, lookup) }) }]
    },
  }
}

/** What the log will say to me of my marks. */
export function readBody(row: Conversation, userId: string, facts: ViewerFacts) {
  const { readSeq, unreadFrom, unreadCount, pinned, muted } = facts
  return {
    type: 'conversation.read' as const,
    conversationId: row.id,
    kind: row.kind,
    userId: userId as UserId,
    contactId: null,
    deliveredSeq: readSeq,
    readSeq,
    unreadFrom,
    unreadCount,
    pinned,
    muted,
  }
}

/** Reading up to `seq`: what is left unread is counted where the messages are held. */
export function readUpTo(seq: number) {
  return (row: Conversation, lookup: Lookup): Partial<ViewerFacts> => {
    const readSeq = Math.max(row.readSeq, Math.min(seq, row.lastSeq))
    const lastWord = row.lastMessage?.seq ?? 0
    if (readSeq >= lastWord) return { readSeq, unreadFrom: null, unreadCount: 0 }
    const { items } = lookup.thread(row.id)
    const isHeld = items.some((message) => message.seq <= readSeq + 1)
    const left = items.filter(
      (message) => message.seq > readSeq && message.kind !== 'activity',
    ).length
    const unreadFrom = seq > row.readSeq ? null : row.unreadFrom
    return {
      readSeq,
      unreadFrom,
      ...(isHeld && unreadFrom === null ? { unreadCount: Math.min(left, row.unreadCount) } : {}),
    }
  }
}

/** The words from `seq` on are unread again. */
export function unreadFromSeq(seq: number) {
  return (row: Conversation, lookup: Lookup): Partial<ViewerFacts> => {
    const unreadFrom = Math.min(seq, Math.max(row.lastMessage?.seq ?? 0, 1), row.readSeq + 1)
    const { items } = lookup.thread(row.id)
    const count = items.filter(
      (message) => message.seq >= unreadFrom && message.kind !== 'activity',
    ).length
    return { unreadFrom, unreadCount: Math.min(Math.max(count, 1), 100) }
  }
}
