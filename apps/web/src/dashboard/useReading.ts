'use client'
import type { Conversation } from '@parley/contract'
import { useMarkRead } from '@parley/client/react'
import type { ShownMessage } from '@parley/client/react'
import { useEffect, useState } from 'react'

const readMs = 1000

/** Reads once the newest message was on screen for a second in a tab that is visible and focused. */
export function useReading(conversation: Conversation, items: ShownMessage[], isAtEnd: boolean) {
  const { markRead } = useMarkRead()
  const { id, readSeq, unreadCount, unreadFrom } = conversation
  const newest = items.findLast((message) => message.state === 'sent')?.seq ?? 0
  const isWatched = useWatched()
  // Marked unread by hand stays so while one looks at it; coming back reads it.
  const [openedUnreadFrom] = useState(unreadFrom)
  const isHeld = unreadFrom !== null && unreadFrom !== openedUnreadFrom
  const isNews = newest > 0 && (newest > readSeq || unreadCount > 0)
  const mayRead = isWatched && isAtEnd && !isHeld && isNews
  useEffect(() => {
    if (!mayRead) return
    const timer = setTimeout(() => void markRead(id, newest).catch(() => {}), readMs)
    return () => clearTimeout(timer)
  }, [mayRead, id, newest, markRead])
}

/** Whether somebody may be looking: the tab is visible and has the focus. */
function useWatched(): boolean {
  const [isWatched, setWatched] = useState(false)
  useEffect(() => {
    const look = () => setWatched(document.visibilityState === 'visible' && document.hasFocus())
    look()
    window.addEventListener('focus', look)
    window.addEventListener('blur', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      window.removeEventListener('blur', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return isWatched
}
