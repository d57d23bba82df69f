'use client'
import { useEffect, useRef } from 'react'
import type { MouseEvent as PointedAt, PointerEvent, ReactNode } from 'react'

interface ContextAreaProps {
  /** The right button, the menu key or a long touch asks; prevented where it is answered. */
  onAsk: (event: PointedAt) => void
  children: ReactNode
}

const longMs = 700

/** Where a menu at the pointer may be asked for. */
export function ContextArea({ onAsk, children }: ContextAreaProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lift = () => clearTimeout(timer.current)
  useEffect(() => lift, [])
  const press = ({ pointerType, target, clientX, clientY }: PointerEvent) => {
    lift()
    if (pointerType === 'mouse') return
    // Some browsers make no right click of a long touch.
    const at = { bubbles: true, cancelable: true, clientX, clientY }
    timer.current = setTimeout(
      () => target.dispatchEvent(new MouseEvent('contextmenu', at)),
      longMs,
    )
  }
  return (
    <div
      className="contents"
      style={{ WebkitTouchCallout: 'none' }}
      onContextMenu={(event) => {
        lift()
        onAsk(event)
      }}
      onPointerDown={press}
      onPointerMove={lift}
      onPointerCancel={lift}
      onPointerUp={lift}
    >
      {children}
    </div>
  )
}
