'use client'
import { useSyncExternalStore } from 'react'

const query = '(min-width: 1536px)'

/** Whether the details fit beside the three panes; the server draws as if they did. */
export function useHasRoom(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  )
}

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}
