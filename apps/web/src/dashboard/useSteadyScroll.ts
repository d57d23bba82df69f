'use client'
import type { ShownMessage } from '@parley/client/react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

const stickPx = 80

interface Eye {
  id: string
  top: number
}

/**
 * Nothing that loads, grows or arrives moves the message under the eye; within 80 px of the end the
 * view stays at the end, and what one writes oneself goes there.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLDivElement | null>,
  content: RefObject<HTMLDivElement | null>,
  items: ShownMessage[],
) {
  const [isAtEnd, setAtEnd] = useState(true)
  // The server draws from the bottom up, so the first paint is at the end; then scrolling is as usual.
  const [isMounted, setMounted] = useState(false)
  const sticks = useRef(true)
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

  useLayoutEffect(() => setMounted(true), [])
  useLayoutEffect(() => {
    const last = items.at(-1)
    if (last && last.id !== lastId.current && last.state === 'sending') sticks.current = true
    lastId.current = last?.id
    hold()
  }, [items, hold, isMounted])

  useEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    const look = () => {
      sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight <= stickPx
      eye.current = firstSeen(box)
      setAtEnd(sticks.current)
    }
    const resized = new ResizeObserver(hold)
    resized.observe(box)
    resized.observe(content.current)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      box.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller, content, hold])

  const toEnd = () => {
    sticks.current = true
    hold()
    setAtEnd(true)
  }
  return { isAtEnd, isMounted, toEnd }
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
