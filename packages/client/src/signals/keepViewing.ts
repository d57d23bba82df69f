import type { Clock } from '../mirror/Clock.ts'

const repeatMs = 8000

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
  const repeat = () => {
    say(true)
    cancel = clock.after(repeatMs, repeat)
  }
  const stop = () => {
    if (!cancel) return
    cancel()
    cancel = null
    say(false)
  }
  const look = () => (isSeen() ? !cancel && repeat() : stop())
  const off = onSeen(() => void look())
  look()
  return () => {
    off()
    stop()
  }
}
