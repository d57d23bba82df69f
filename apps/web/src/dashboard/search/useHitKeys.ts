'use client'
import type { MessageHit } from '@parley/contract'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useOffer } from '../keys/SceneProvider.tsx'

interface HitKeys {
  hits: MessageHit[]
  scroller: RefObject<HTMLDivElement | null>
  virtual: Virtualizer<HTMLDivElement, Element>
  searchRef: RefObject<HTMLInputElement | null>
  isOpen: (hit: MessageHit) => boolean
  open: (hit: MessageHit) => void
}

/**
 * Up and down go from hit to hit with the focus, Home and End to the ends; Escape, and up from the
 * first, back to the box. `j` and `k` open the next, the focus stays where it is.
 */
export function useHitKeys(given: HitKeys) {
  const { hits, scroller, virtual, searchRef, isOpen, open } = given
  const [activeId, setActiveId] = useState<string | null>(null)
  const active = Math.max(
    0,
    hits.findIndex(({ message }) => message.id === activeId),
  )
  // It may not be drawn yet when it is chosen.
  const isMoving = useRef(false)
  useEffect(() => {
    if (!isMoving.current) return
    const hit = scroller.current?.querySelector<HTMLElement>('[data-hit][tabindex="0"]')
    if (!hit || hit.dataset['hit'] !== activeId) return
    isMoving.current = false
    hit.focus({ preventScroll: true })
  })
  const choose = useCallback((hit: MessageHit) => setActiveId(hit.message.id), [])
  const reveal = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    choose(hit)
    virtual.scrollToIndex(index, { align: 'auto' })
  }

  useOffer('hits', {
    step: (by) => {
      const at = hits.findIndex(isOpen)
      const next = at < 0 ? 0 : at + by
      if (!hits[next]) return
      reveal(next)
      open(hits[next])
    },
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isBack = event.key === 'Escape' || (event.key === 'ArrowUp' && active === 0)
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: hits.length - 1 }
    const index = next[event.key as keyof typeof next]
    if (!isBack && index === undefined) return
    event.preventDefault()
    // The window would take Escape for leaving the conversation.
    event.stopPropagation()
    if (isBack) return searchRef.current?.focus()
    if (!hits[index!]) return
    isMoving.current = true
    reveal(index!)
  }
  return { active, choose, onKeyDown }
}
