'use client'
import type { ShownMessage } from '@parley/client/react'
import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { whenIdle } from '../whenIdle.ts'
import { firstPart, placesOf, wholePart, widened } from './drawnPart.ts'
import type { DrawnPart } from './drawnPart.ts'
import type { Beginning } from './useBeginning.ts'

/** More is drawn at once where it is nearer than this. */
const aheadPx = 300
/** What a page that is never quiet draws all the same: after so many ms. */
const patienceMs = 400

interface Drawn {
  from: number
  /** Before this one. */
  to: number
}

/**
 * Which of the messages that are held are drawn: first those one looks at, then, while the page is
 * quiet or one comes near them, the others.
 */
export function useDrawnPart(
  scroller: RefObject<HTMLElement | null>,
  held: ShownMessage[],
  { at, to: place }: Pick<Beginning, 'at' | 'to'>,
): Drawn {
  const [part, setPart] = useState<DrawnPart | null>(null)
  // What was looked for stands in the middle of all there is around it.
  if (part === null && held.length > 0)
    setPart(
      at !== null && place === 'middle' ? wholePart(held) : firstPart(held, at, windowHeight()),
    )
  const { from, to } = placesOf(held, part)
  const isWhole = from === 0 && to === held.length
  const more = useCallback(() => setPart((drawn) => drawn && widened(held, drawn)), [held])
  const look = useCallback(() => {
    const box = scroller.current
    if (!box || isWhole) return
    const { scrollTop, scrollHeight, clientHeight } = box
    const below = scrollHeight - scrollTop - clientHeight
    if ((from > 0 && scrollTop < aheadPx) || (to < held.length && below < aheadPx)) more()
  }, [scroller, isWhole, from, to, held.length, more])
  // A high window is filled before it is painted.
  useLayoutEffect(() => {
    const box = scroller.current
    if (box && !isWhole && held.length > 0 && box.scrollHeight <= box.clientHeight) more()
  }, [scroller, isWhole, held.length, more])
  useEffect(() => {
    const box = scroller.current
    if (!box || isWhole) return
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller, isWhole, look])
  useEffect(() => {
    return isWhole ? undefined : whenIdle(more, patienceMs)
  }, [isWhole, more, part])
  return { from, to }
}

/** On the server nothing is drawn that depends on it. */
function windowHeight(): number {
  return typeof window === 'undefined' ? 0 : window.innerHeight
}
