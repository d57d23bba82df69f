'use client'
import { cloneElement, useCallback, useId, useRef, useState } from 'react'
import type { HTMLAttributes, KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import type { ReactElement, ReactNode, Ref, RefObject } from 'react'

type Attributes = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> }

interface Opening {
  /** One button. */
  trigger: ReactNode
  /** What it opens: a menu by pressing, a window by a click. */
  kind: 'menu' | 'dialog'
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Called when one comes near it. */
  prepare: () => Promise<void>
}

interface Opener {
  trigger: ReactElement
  /** The id of the button. */
  id: string
  /** The button, for what is placed at it. */
  anchor: RefObject<HTMLElement | null>
  /** The focus has been on it, or it was open: what it opens is to be drawn, open or closed. */
  isNear: boolean
}

/** Makes a button open something whose code may not be here yet. */
export function useOpener({ trigger, kind, isOpen, onOpenChange, prepare }: Opening): Opener {
  const anchor = useRef<HTMLElement>(null)
  const [isNear, setNear] = useState(isOpen)
  if (isOpen && !isNear) setNear(true)
  const given = trigger as ReactElement<Attributes>
  const own = useId()
  const { id = own, ref: theirs } = given.props
  const ref = useCallback(
    (element: HTMLElement | null) => {
      anchor.current = element
      if (typeof theirs === 'function') theirs(element)
      else if (theirs) theirs.current = element
    },
    [theirs],
  )
  const press = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      given.props.onPointerDown?.(event)
      if (event.button !== 0 || event.ctrlKey || isDisabled(event)) return
      // The focus is for what opens.
      if (!isOpen) event.preventDefault()
      onOpenChange(!isOpen)
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      given.props.onKeyDown?.(event)
      if (!['Enter', ' ', 'ArrowDown'].includes(event.key) || isDisabled(event)) return
      event.preventDefault()
      onOpenChange(event.key === 'ArrowDown' || !isOpen)
    },
  }
  const click = {
    onClick(event: MouseEvent<HTMLElement>) {
      given.props.onClick?.(event)
      if (!event.defaultPrevented) onOpenChange(!isOpen)
    },
  }
  const more: Attributes = {
    id,
    ref,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    onPointerEnter(event) {
      void prepare()
      given.props.onPointerEnter?.(event)
    },
    onFocus(event) {
      void prepare()
      // Before the key that opens it: what opens wants to know that it was a key.
      setNear(true)
      given.props.onFocus?.(event)
    },
    ...(kind === 'menu' ? press : click),
  }
  const state = { 'data-state': isOpen ? 'open' : 'closed' }
  return { trigger: cloneElement(given, { ...more, ...state }), id, anchor, isNear }
}

function isDisabled({ currentTarget }: { currentTarget: HTMLElement }): boolean {
  return currentTarget.matches(':disabled')
}
