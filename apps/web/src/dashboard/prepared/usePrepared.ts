'use client'
import { useEffect } from 'react'
import { lateParts } from './lateParts.ts'

/** A page that is never quiet fetches all the same: after so many ms each. */
const patienceMs = 500

/** Fetches, one after the other when the page is quiet, what was left out of it to be drawn sooner. */
export function usePrepared(): void {
  useEffect(() => {
    let isGone = false
    const rest = lateParts.slice()
    const next = () => {
      const fetch = rest.shift()
      if (isGone || !fetch) return
      // What cannot be fetched now is asked for when it is used.
      void fetch().then(later, later)
    }
    const later = () => {
      if ('requestIdleCallback' in window) requestIdleCallback(next, { timeout: patienceMs })
      else setTimeout(next, 50)
    }
    later()
    return () => {
      isGone = true
    }
  }, [])
}
