'use client'
import { useEffect } from 'react'

/** So long a press is meant: in ms. */
const freshMs = 5000

/** Does what was pressed before the page was alive. */
export function EarlyPress() {
  useEffect(() => {
    const press = window.earlyPress?.take()
    delete window.earlyPress
    if (!press?.button.isConnected || performance.now() - press.at > freshMs) return
    const { button, isDown, isClicked } = press
    if (isDown) button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
    if (isClicked) button.click()
  }, [])
  return null
}
