'use client'
import type { ShownMessage } from '@parley/client/react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useIsDrawn } from './useIsDrawn.ts'

const stickPx = 80

interface Eye {
  id: string
  top: number
}

interface Opened {
  /** The seq of the message that is brought into view first; null opens at the end. */
  at: number | null
  /** Where it is brought: what is new begins near the top, so that what follows is seen. */
  to: 'middle' | 'top'
  /** Whether there are newer messages than those that are held: their end is no end to stay at. */
  hasNewer: boolean
}

/**
 * Nothing that loads, grows or arrives moves the message under the eye; within 80 px of the end the
 * view stays at the end, and what one writes oneself goes there.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLDivElement | null>,
  content: RefObject<HTMLDivElement | null>,
  items: ShownMessage[],
  { at, to, hasNewer }: Opened,
) {
  const [isAtEnd, setAtEnd] = useState(at === null)
  // The server draws from the bottom up, so the first paint is at the end; then scrolling is as usual.
  const isDrawn = useIsDrawn()
  const [isMounted, setMounted] = useState(!isDrawn)
  const sticks = useRef(at === null)
  const isPlaced = useRef(at === null)
  const eye = useRef<Eye | null>(null)
  const lastId = useRef(items.at(-1)?.id)

  const hold = useCallback(() => {
    const box = scroller.current
    if (!box) return
    if (sticks.current) box.scrollTop = box.scrollHeight
    else if (eye.current) {
      const { id, top } = eye.current
      const seen = box.querySelector(`[data-message-id="${CSS.escape(id)}"]`)
      if (seen) box.scrollTop += seen.getBoundingClientRect().top - top
    }
  }, [scroller])

  const look = useCallback(() => {
    const box = scroller.current
    if (!box || !isPlaced.current) return
    const isNearEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= stickPx
    sticks.current = isNearEnd && !hasNewer
    eye.current = firstSeen(box)
    setAtEnd(sticks.current)
  }, [scroller, hasNewer])

  useLayoutEffect(() => setMounted(true), [])
  useLayoutEffect(() => {
    const box = scroller.current
    if (isPlaced.current || !box || items.length === 0 || !isMounted) return
    isPlaced.current = true
    const wanted = to === 'middle' ? seqOf(box, at) : fromSeq(box, at)
    if (wanted) eye.current = bring(box, wanted, to)
    else sticks.current = true
    hold()
    look()
  }, [scroller, items, isMounted, at, to, hold, look])
  useLayoutEffect(() => {
    const last = items.at(-1)
    if (last && last.id !== lastId.current && last.state === 'sending') sticks.current = true
    lastId.current = last?.id
    hold()
  }, [items, hold, isMounted])

  // The last of the newer messages came: their end is the end.
  useEffect(() => {
    if (at !== null) look()
  }, [at, look])
  useEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    const resized = new ResizeObserver(hold)
    resized.observe(box)
    resized.observe(content.current)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      box.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller, content, hold, look])

  const toEnd = () => {
    sticks.current = true
    hold()
    setAtEnd(true)
  }
  return { isAtEnd, isMounted, toEnd }
}

function seqOf(box: HTMLElement, at: number | null) {
  return box.querySelector<HTMLElement>(`[data-seq="${at}"]`)
}

/** The first from there on. */
function fromSeq(box: HTMLElement, at: number | null) {
  const all = [...box.querySelectorAll<HTMLElement>('[data-seq]')]
  return all.find((one) => Number(one.dataset['seq']) >= (at ?? 0))
}

/** What stands above what is new: its line, and the words before it. */
const beforeNewPx = 96

/** A message too long for the middle begins at the top. */
function bring(box: HTMLElement, message: HTMLElement, to: Opened['to']): Eye {
  const [seen, wanted] = [box.getBoundingClientRect(), message.getBoundingClientRect()]
  const middle = Math.max(0, (seen.height - wanted.height) / 2)
  const above = to === 'middle' ? middle : Math.min(beforeNewPx, middle)
  box.scrollTop += wanted.top - seen.top - above
  return { id: message.dataset['messageId'] ?? '', top: message.getBoundingClientRect().top }
}

/** The first message whose end is in view, found by halves: there may be thousands. */
function firstSeen(box: HTMLElement): Eye | null {
  const all = box.querySelectorAll<HTMLElement>('[data-message-id]')
  const edge = box.getBoundingClientRect().top
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.getBoundingClientRect().bottom <= edge) low = middle + 1
    else high = middle
  }
  const seen = all[low]
  const id = seen?.dataset['messageId']
  return seen && id ? { id, top: seen.getBoundingClientRect().top } : null
}
