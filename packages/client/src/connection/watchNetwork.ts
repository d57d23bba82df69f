import type { Store } from '../Store.ts'
import type { Connection } from './Connection.ts'

interface Watching {
  connection: Store<Connection>
  retryNow(): void
  check(): void
}

/**
 * The device knows first that it has no network, and when it is back; a page that is looked at again
 * asks at once whether its connection still lives. In the background it stays connected.
 */
export function watchNetwork({ connection, retryNow, check }: Watching): () => void {
  const { window, document } = globalThis
  if (typeof window?.addEventListener !== 'function') return () => {}
  const isLive = () => connection.get().state === 'live'
  const onOffline = () => connection.set({ state: 'offline', retryAt: null })
  const onOnline = () => (isLive() ? check() : retryNow())
  const onLooked = () => void (document.visibilityState === 'visible' && check())
  // From the cache of pages that were left, with a socket that is long gone.
  const onShown = (event: PageTransitionEvent) => void (event.persisted && check())
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', onOnline)
  window.addEventListener('pageshow', onShown)
  document.addEventListener('visibilitychange', onLooked)
  return () => {
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', onOnline)
    window.removeEventListener('pageshow', onShown)
    document.removeEventListener('visibilitychange', onLooked)
  }
}
