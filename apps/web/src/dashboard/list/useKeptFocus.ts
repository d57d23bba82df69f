'use client'
import type { Conversation } from '@parley/contract'
import { useLayoutEffect, useRef } from 'react'
import type { FocusEvent, RefObject } from 'react'

/** When the row that holds the focus goes, the focus goes to the one that takes its place. */
export function useKeptFocus(scroller: RefObject<HTMLElement | null>, rows: Conversation[]) {
  const held = useRef<{ number: number; at: number } | null>(null)
  useLayoutEffect(() => {
    const focused = held.current
    if (!focused) return
    const at = rows.findIndex(({ number }) => number === focused.number)
    if (at >= 0) return void (held.current = { ...focused, at })
    held.current = null
    const { activeElement } = document
    if (activeElement && activeElement !== document.body) return
    const next = rows[Math.min(focused.at, rows.length - 1)]
    if (!next) return
    scroller.current
      ?.querySelector<HTMLElement>(`[data-conversation="${next.number}"]`)
      ?.focus({ preventScroll: true })
  }, [scroller, rows])
  return (event: FocusEvent) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-conversation]')
    const number = Number(element?.dataset['conversation'])
    const at = rows.findIndex((row) => row.number === number)
    held.current = at < 0 ? null : { number, at }
  }
}
