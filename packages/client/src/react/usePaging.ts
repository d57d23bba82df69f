import { useCallback, useRef, useState } from 'react'

/** Whether a page is on its way; `load` rejects as the request does. */
export function usePaging(): [boolean, (load: () => Promise<void>) => Promise<void>] {
  const [isLoading, setLoading] = useState(false)
  const running = useRef(0)
  const run = useCallback(async (load: () => Promise<void>) => {
    running.current += 1
    setLoading(true)
    try {
      await load()
    } finally {
      running.current -= 1
      if (running.current === 0) setLoading(false)
    }
  }, [])
  return [isLoading, run]
}
