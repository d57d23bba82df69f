import type { PresenceStatus } from '@parley/contract'
import type { Connection } from '../connection/Connection.ts'
import { realClock } from '../mirror/Clock.ts'
import type { Store } from '../Store.ts'
import { keepPresence } from './keepPresence.ts'

interface Watching {
  connection: Store<Connection>
  /** Lost, it is said again with the next connection. */
  say(status: PresenceStatus): void
}

const acts = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells whether somebody is at this page; a program without one is there while it follows. */
export function watchPresence({ connection, say }: Watching): () => void {
  const { window, document } = globalThis
  if (typeof window?.addEventListener !== 'function' || !document) return () => {}
  const kept = keepPresence({
    clock: realClock,
    say,
    isSeen: () => document.visibilityState === 'visible',
    onSeen(listener) {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
    onActed(listener) {
      for (const act of acts) window.addEventListener(act, listener, { passive: true })
      return () => {
        for (const act of acts) window.removeEventListener(act, listener)
      }
    },
  })
  const off = connection.subscribe(() => {
    if (connection.get().state === 'live') kept.again()
  })
  return () => {
    off()
    kept.leave()
  }
}
