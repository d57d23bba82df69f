'use client'
import { useSyncExternalStore } from 'react'
import { useTimeZone } from 'use-intl'

/**
 * The time zone the viewer's days begin in: the browser's, which a first page, drawn before the
 * server knew it, takes up once it lives.
 */
export function useViewerZone(): string {
  const said = useTimeZone() ?? 'UTC'
  return useSyncExternalStore(never, browserZone, () => said)
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function never() {
  return () => {}
}
