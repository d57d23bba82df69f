import type { Conversation } from '@parley/contract'

/** So many of the newest messages are held anyway. */
const held = 40

interface Begin {
  /** The seq of the first that is unread; null where all is read. */
  newFrom: number | null
  /** The seq around which messages are asked for; null for the newest. */
  around: number | null
}

/** Where a conversation is opened that is opened at no message. */
export function beginOf(conversation: Conversation): Begin {
  const { readSeq, unreadFrom, unreadCount, lastSeq } = conversation
  const newFrom = unreadCount > 0 ? (unreadFrom ?? readSeq + 1) : null
  const isFar = newFrom !== null && lastSeq - newFrom >= held
  return { newFrom, around: isFar ? newFrom : null }
}
