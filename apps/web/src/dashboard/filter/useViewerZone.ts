'use client'
import { useSyncExternalStore } from 'react'
import { useTimeZone } from 'use-intl'
import { browserZone } from '../../i18n/browserZone.ts'

/**
 * The time zone the viewer's days begin in: the browser's, which a first page, drawn before the
 * server knew it, takes up once it lives and it is wanted.
 */
export function useViewerZone(isWanted = true): string {
  const said = useTimeZone() ?? 'UTC'
  return useSyncExternalStore(never, isWanted ? browserZone : () => said, () => said)
}

function never() {
  return () => {}
}
