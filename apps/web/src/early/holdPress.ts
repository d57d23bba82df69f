/** A press on a button that nobody hears yet. */
export interface EarlyPress {
  button: HTMLElement
  /** By the page's clock, in ms. */
  at: number
  isDown: boolean
  isClicked: boolean
}

declare global {
  interface Window {
    earlyPress?: { take: () => EarlyPress | null }
  }
}

/**
 * Runs before the page has its code: keeps the last press on a button, of which only those who take it
 * hear. Links work by themselves.
 */
export const holdPress = `(${(() => {
  const kinds = ['pointerdown', 'click'] as const
  let last: EarlyPress | null = null
  const hold = (event: PointerEvent) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (!button || event.button !== 0) return
    if (event.type === 'click') event.preventDefault()
    event.stopImmediatePropagation()
    const isDown = event.type === 'pointerdown'
    if (isDown || last?.button !== button) last = { button, at: 0, isDown: false, isClicked: false }
    last.at = performance.now()
    if (isDown) last.isDown = true
    else last.isClicked = true
  }
  for (const kind of kinds) addEventListener(kind, hold, true)
  window.earlyPress = {
    take: () => {
      for (const kind of kinds) removeEventListener(kind, hold, true)
      return last
    },
  }
}).toString()})()`
