'use client'
import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Rows beyond what is in view, on each side; and by so many at once it moves. */
const beyond = 8
const step = 4
/** What the server draws for, in pixels: what is beyond is drawn once the page has come to life. */
const firstHeight = 900

interface Drawn {
  from: number
  to: number
}

/**
 * Which rows of a list are drawn, where all have one height in pixels: `from` to before `to`. As
 * nothing is measured, a list of ten thousand costs as much as one of twenty. `show` brings a row
 * into view by the shortest way.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, height: number) {
  const [drawn, setDrawn] = useState<Drawn>(() => rowsIn(0, firstHeight, height, 0))
  const look = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const next = rowsIn(box.scrollTop, box.clientHeight, height)
    setDrawn((held) => (held.from === next.from && held.to === next.to ? held : next))
  }, [scroller, height])
  useLayoutEffect(look, [look, count])
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const resized = new ResizeObserver(look)
    resized.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [scroller, look])
  const show = useCallback(
    (index: number) => {
      const box = scroller.current
      if (!box) return
      const [top, bottom] = [index * height, (index + 1) * height]
      if (top < box.scrollTop) box.scrollTop = top
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
    },
    [scroller, height],
  )
  // Of a list that became shorter the end is drawn until it has been looked at.
  const from = Math.max(0, Math.min(drawn.from, count - (drawn.to - drawn.from)))
  return { from, to: Math.min(count, from + drawn.to - drawn.from), show }
}

function rowsIn(top: number, seen: number, height: number, more = beyond): Drawn {
  const first = Math.floor(top / height / step) * step
  const last = Math.ceil((top + seen) / height / step) * step
  return { from: Math.max(0, first - more), to: last + more }
}
