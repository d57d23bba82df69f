import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * Tells what was typed into a box that the server drew before the page was alive: nobody heard it,
 * and the next drawing would take it away. `text` is what the server drew it with.
 */
export function useTypedEarly<B extends Box>(
  box: RefObject<B | null>,
  text: string,
  onTyped: (typed: string, box: B) => void,
): void {
  const first = useRef(() => {
    if (box.current && box.current.value !== text) onTyped(box.current.value, box.current)
  })
  useLayoutEffect(() => first.current(), [])
}
