'use client'
import type { Trouble } from '@parley/client'
import { useEffect, useState } from 'react'

/** Seconds for which the server wants not to be asked again; counts down to 0. */
export function useRetryWait(trouble: Trouble | null): number {
  const { failure, requestId, retryAfterMs = 0 } = trouble ?? {}
  const [left, setLeft] = useState(() => secondsOf(retryAfterMs))
  useEffect(() => {
    const end = Date.now() + retryAfterMs
    setLeft(secondsOf(retryAfterMs))
    if (retryAfterMs === 0) return undefined
    const timer = setInterval(() => {
      const seconds = secondsOf(end - Date.now())
      setLeft(seconds)
      if (seconds === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [failure, requestId, retryAfterMs])
  return left
}

function secondsOf(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000))
}
