'use client'
import { troubleOf } from '@parley/client'
import type { Trouble } from '@parley/client'
import { useCallback, useState } from 'react'

export interface Attempting {
  isBusy: boolean
  /** Why the last try did not work. */
  trouble: Trouble | null
  /** Tries; answers whether it worked. What was typed stays where it is. */
  attempt: (act: () => Promise<unknown>) => Promise<boolean>
  forget: () => void
}

/** Something that a person asks for once and that may fail. */
export function useAttempt(): Attempting {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const attempt = useCallback(async (act: () => Promise<unknown>) => {
    setBusy(true)
    setTrouble(null)
    try {
      await act()
      return true
    } catch (error) {
      setTrouble(isTrouble(error) ? error : troubleOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const forget = useCallback(() => setTrouble(null), [])
  return { isBusy, trouble, attempt, forget }
}

function isTrouble(error: unknown): error is Trouble {
  return typeof error === 'object' && error !== null && 'failure' in error && 'retryable' in error
}
