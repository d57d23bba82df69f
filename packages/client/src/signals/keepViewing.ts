import type { Clock } from '../mirror/Clock.ts'

const repeatMs = 8000
/** Who is gone by then only passed by, and nobody hears of it. */
const settleMs = 150

interface Viewing {
  clock: Clock
  /** Says that the viewer looks, or does not any more; lost, it is no loss: it expires. */
  say(viewing: boolean): void
  /** Whether the page can be seen, and a way to hear when that changes. */
  isSeen(): boolean
  onSeen(listener: () => void): () => void
}

/** Says that the viewer looks at a conversation while the page can be seen; call the answer to leave. */
export function keepViewing({ clock, say, isSeen, onSeen }: Viewing): () => void {
  let cancel: (() => void) | null = null
  let isSaid = false
  const repeat = () => {
    say(true)
    isSaid = true
    cancel = clock.after(repeatMs, repeat)
  }
  const begin = () => {
    cancel ??= clock.after(settleMs, repeat)
  }
  const stop = () => {
    cancel?.()
    cancel = null
    if (isSaid) say(false)
    isSaid = false
  }
  const look = () => (isSeen() ? begin() : stop())
  const off = onSeen(look)
  look()
  return () => {
    off()
    stop()
  }
}
