'use client'
import { useCallback, useEffect, useState } from 'react'

const restMs = 5000

/** Something that is asked for again and again; after a failure it rests, so that nothing is hammered. */
export function usePaced(load: () => Promise<void>): { isResting: boolean; run: () => void } {
  const [isResting, setResting] = useState(false)
  const run = useCallback(() => {
    load().catch(() => setResting(true))
  }, [load])
  useEffect(() => {
    if (!isResting) return
    const timer = setTimeout(() => setResting(false), restMs)
    return () => clearTimeout(timer)
  }, [isResting])
  return { isResting, run }
}
