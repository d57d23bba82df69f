'use client'
import { useEffect, useState } from 'react'
import type { CSSProperties, PointerEvent } from 'react'

interface Drag {
  from: number
  startY: number
  /** The height of a row: all are alike. */
  pitch: number
  dy: number
}

export interface Reordering {
  /** The rows as they are to be drawn. */
  order: readonly string[]
  /** Where a row lies while one is dragged. */
  styleOf(index: number): CSSProperties | undefined
  isDragged(index: number): boolean
  /** For what one drags a row by. */
  handle(index: number): {
    onPointerDown(event: PointerEvent<HTMLElement>): void
    onPointerMove(event: PointerEvent<HTMLElement>): void
    onPointerUp(): void
    onPointerCancel(): void
  }
  /** By keyboard or menu. */
  move(index: number, by: number): void
}

/** Rows of one height that are dragged into another order, by mouse, pen or finger; Escape lets go. */
export function useReorder(
  ids: readonly string[],
  onOrder: (ids: string[]) => Promise<unknown>,
): Reordering {
  const [drag, setDrag] = useState<Drag | null>(null)
  // Until the new order has come back the rows stay where they were let go.
  const [dropped, setDropped] = useState<string[] | null>(null)
  const order = dropped?.length === ids.length ? dropped : ids
  const isDragging = drag !== null
  useEffect(() => {
    if (!isDragging) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setDrag(null)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [isDragging])

  function settle(from: number, to: number) {
    if (to === from || to < 0 || to >= order.length) return
    const next = [...order]
    next.splice(to, 0, ...next.splice(from, 1))
    setDropped(next)
    onOrder(next)
      .catch(() => {})
      .finally(() => setDropped(null))
  }
  const target = drag && targetOf(drag, order.length)
  return {
    order,
    styleOf: (index) => (drag && shiftOf(drag, target!, index)) || undefined,
    isDragged: (index) => drag?.from === index,
    move: (index, by) => settle(index, index + by),
    handle: (from) => ({
      onPointerDown(event) {
        if (event.button !== 0 || order.length < 2) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        const pitch = event.currentTarget.closest('li')?.offsetHeight ?? 32
        setDrag({ from, startY: event.clientY, pitch, dy: 0 })
      },
      onPointerMove({ clientY }) {
        setDrag((held) => held && { ...held, dy: clientY - held.startY })
      },
      onPointerUp() {
        if (drag) settle(drag.from, targetOf(drag, order.length))
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    }),
  }
}

function targetOf({ from, dy, pitch }: Drag, length: number): number {
  return Math.min(Math.max(from + Math.round(dy / pitch), 0), length - 1)
}

function shiftOf({ from, dy, pitch }: Drag, to: number, index: number): CSSProperties | null {
  if (index === from) return { transform: `translateY(${dy}px)` }
  if (index > from && index <= to) return { transform: `translateY(${-pitch}px)` }
  if (index < from && index >= to) return { transform: `translateY(${pitch}px)` }
  return null
}
