'use client'
import type { Conversation } from '@parley/contract'
import { useMarkRead } from '@parley/client/react'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useReadNews } from './notifications/useReadNews.ts'

/** A message is read once it was on screen for four looks and the rests between: a second. */
const lookMs = 250
const looks = 5

/** Reads up to the last message that was on screen for a second, in a tab that is visible and focused. */
export function useReading(conversation: Conversation, scroller: RefObject<HTMLElement | null>) {
  const { markRead } = useMarkRead()
  const { id, readSeq, unreadCount, unreadFrom, lastMessage } = conversation
  const isWatched = useWatched()
  useReadNews(conversation, isWatched)
  // Marked unread by hand stays so while one looks at it; coming back reads it.
  const [openedUnreadFrom] = useState(unreadFrom)
  const isHeld = unreadFrom !== null && unreadFrom !== openedUnreadFrom
  // Activity lines are no words: nobody has to read them.
  const isNews = unreadCount > 0 || (lastMessage?.seq ?? 0) > readSeq
  const mayRead = isWatched && !isHeld && isNews
  const sent = useRef(0)
  useEffect(() => {
    if (!mayRead) return
    const seen: number[] = []
    const timer = setInterval(() => {
      seen.push(lastOnScreen(scroller.current))
      if (seen.length > looks) seen.shift()
      const seq = Math.min(...seen)
      if (seen.length < looks || seq <= sent.current) return
      sent.current = seq
      seen.length = 0
      markRead(id, seq).catch(() => (sent.current = 0))
    }, lookMs)
    return () => clearInterval(timer)
  }, [mayRead, id, markRead, scroller])
  // Unread again, here or elsewhere: what was sent before counts no more.
  useEffect(() => {
    if (unreadFrom !== null) sent.current = 0
  }, [unreadFrom])
}

/** The seq of the last message whose end is on screen, or that fills it; found by halves. */
function lastOnScreen(box: HTMLElement | null): number {
  if (!box) return 0
  const all = box.querySelectorAll<HTMLElement>('[data-seq]')
  const { bottom } = box.getBoundingClientRect()
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    const seen = all[middle]!.getBoundingClientRect()
    const isSeen = seen.bottom <= bottom + 1 || bottom - seen.top > box.clientHeight / 2
    if (isSeen) low = middle + 1
    else high = middle
  }
  // What is on its way is no message yet.
  for (let index = low - 1; index >= 0; index -= 1) {
    const element = all[index]!
    if (!element.querySelector('[data-state=sending],[data-state=failed]'))
      return Number(element.dataset['seq'])
  }
  return 0
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
