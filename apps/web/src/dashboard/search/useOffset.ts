'use client'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { UsedPlace } from '../usePlace.ts'

/** Remembers how far each search is scrolled, and goes there when one comes back to it. */
export function useOffset(
  scroller: RefObject<HTMLDivElement | null>,
  offsets: Map<string, number>,
  { search, number }: UsedPlace,
): void {
  const drawn = useRef(search)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    // Hidden behind an open conversation it is at no place.
    const note = () => box.clientHeight > 0 && offsets.set(search, box.scrollTop)
    box.addEventListener('scroll', note, { passive: true })
    return () => box.removeEventListener('scroll', note)
  }, [scroller, offsets, search])
  const isHidden = number !== null
  useLayoutEffect(() => {
    const box = scroller.current
    const wanted = offsets.get(search) ?? 0
    const isOther = drawn.current !== search
    drawn.current = search
    if (box && (isOther || !isHidden) && box.scrollTop !== wanted) box.scrollTop = wanted
  }, [scroller, offsets, search, isHidden])
}
