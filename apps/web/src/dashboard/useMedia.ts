'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is as a media query asks; the server draws as if it were. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, serverSide)
}

const serverSide = () => true
