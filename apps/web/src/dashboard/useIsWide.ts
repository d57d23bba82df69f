'use client'
import { useSyncExternalStore } from 'react'

const query = '(min-width: 1024px)'

/** Whether all panes fit beside each other; the server draws as if they did. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, serverSide)
}

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

function serverSide(): boolean {
  return true
}
