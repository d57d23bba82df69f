'use client'
import { useEffect, useRef } from 'react'

/** Bare keys outside of inputs, each with what it does; with ctrl, alt or meta they are the browser's. */
export function useKeys(keys: Record<string, () => void>): void {
  const held = useRef(keys)
  useEffect(() => {
    held.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const act = held.current[event.key]
      if (!act || isTaken(event)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Where a key has a meaning of its own: letters in a box, Enter on a button, all in menus and dialogs. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (key === 'Escape' || !(target instanceof HTMLElement)) return false
  if (key === 'Enter' && target.closest('a,button')) return true
  return (
    target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role=menu],[role=dialog]') !== null
  )
}
