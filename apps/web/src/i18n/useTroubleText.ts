'use client'
import { troubleOf } from '@parley/client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** What went wrong, in the reader's words: from the server's word, never from its sentence. */
export function useTroubleText(): (error: unknown) => string {
  const t = useTranslations('failure')
  return useCallback(
    (error) => {
      const { failure, how } = isTrouble(error) ? error : troubleOf(error)
      return t(failure ?? how ?? 'network')
    },
    [t],
  )
}

function isTrouble(error: unknown): error is ReturnType<typeof troubleOf> {
  return typeof error === 'object' && error !== null && 'failure' in error && 'retryable' in error
}
