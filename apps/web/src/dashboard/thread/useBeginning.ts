'use client'
import type { Conversation } from '@parley/contract'
import { useMemo, useState } from 'react'
import { beginOf } from './beginOf.ts'

/** Where a conversation is opened. */
export interface Beginning {
  /** The seq that is brought into view; null for the end. */
  at: number | null
  /** The seq around which messages are asked for; null for the newest. */
  around: number | null
  /** A message that was looked for stands in the middle, the first unread one near the top. */
  to: 'middle' | 'top'
  /** The first that was unread when it was opened: its line stays until one leaves. */
  newFrom: number | null
}

/** At the message that is named, else at the first unread one, else at the end; `leave` goes to the end. */
export function useBeginning(conversation: Conversation, message: number | null) {
  const [{ newFrom, around }] = useState(() => beginOf(conversation))
  const [hasLeft, setLeft] = useState(message !== null)
  const begin = useMemo((): Beginning => {
    if (message !== null) return { at: message, around: message, to: 'middle', newFrom }
    if (hasLeft || newFrom === null) return { at: null, around: null, to: 'top', newFrom }
    return { at: newFrom, around, to: 'top', newFrom }
  }, [message, hasLeft, newFrom, around])
  return { begin, leave: () => setLeft(true) }
}
