'use client'
import type { Conversation } from '@parley/contract'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

const topPx = 8
const none: ReadonlySet<string> = new Set()

/**
 * Rows that come in above do not move what one reads: unless one is at the top they are counted.
 * `newAbove` names them until one is there.
 */
export function useHeldScroll(
  scroller: RefObject<HTMLDivElement | null>,
  rows: Conversation[],
  rowHeight: number,
  list: string,
) {
  const [newAbove, setNewAbove] = useState(none)
  const before = useRef({ list, rows, top: 0 })
  const isAtTop = useCallback(() => (scroller.current?.scrollTop ?? 0) <= topPx, [scroller])

  useLayoutEffect(() => {
    const box = scroller.current
    const was = before.current
    before.current = { list, rows, top: was.top }
    if (!box || was.rows === rows) return
    if (was.list !== list) return setNewAbove(none)
    if (was.top <= topPx) return
    const eye = eyeOf(was.rows, rows, Math.floor(was.top / rowHeight))
    if (!eye) return
    // Where nothing has moved, nothing is measured either.
    if (eye.now !== eye.was) {
      box.scrollTop = was.top + (eye.now - eye.was) * rowHeight
      before.current.top = box.scrollTop
    }
    const known = new Set(was.rows.slice(0, eye.was).map(({ id }) => id))
    const fresh = rows.slice(0, eye.now).filter(({ id }) => !known.has(id))
    if (fresh.length > 0) setNewAbove((held) => new Set([...held, ...fresh.map(({ id }) => id)]))
  }, [scroller, rows, rowHeight, list])

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      before.current.top = box.scrollTop
      if (isAtTop()) setNewAbove((held) => (held.size > 0 ? none : held))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller, isAtTop])

  const toTop = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 })
    setNewAbove(none)
  }, [scroller])
  return { newAbove: newAbove.size, toTop }
}

/**
 * The first row in view that nothing touched: one that has moved itself says nothing of the others.
 * Looked for in place: a list has thousands of rows, and an event comes every few milliseconds.
 */
function eyeOf(was: Conversation[], now: Conversation[], first: number) {
  const seen = was.slice(first, first + 20)
  const find = (placeOf: (row: Conversation) => number) => {
    for (const [index, row] of seen.entries()) {
      const place = placeOf(row)
      if (place >= 0) return { was: first + index, now: place }
    }
    return null
  }
  return find((row) => now.indexOf(row)) ?? find((row) => now.findIndex(({ id }) => id === row.id))
}
