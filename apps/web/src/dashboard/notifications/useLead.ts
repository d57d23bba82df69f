'use client'
import { useParley } from '@parley/client/react'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Whether this tab is the one of its browser that rings: the one that holds a lock, and another once it is gone. */
export function useLead(): RefObject<boolean> {
  const { accountId } = useParley()
  const leads = useRef(false)
  useEffect(() => {
    // Without locks each tab is the only one it knows of.
    leads.current = !('locks' in navigator)
    if (leads.current) return
    const end = new AbortController()
    let release = () => {}
    const hold = () =>
      new Promise<void>((resolve) => {
        release = resolve
        leads.current = true
      })
    navigator.locks
      .request(`parley.rings.${accountId}`, { signal: end.signal }, hold)
      .catch(() => {})
    return () => {
      end.abort()
      leads.current = false
      release()
    }
  }, [accountId])
  return leads
}
