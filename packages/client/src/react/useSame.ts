import { hashKey } from '@tanstack/react-query'
import { useMemo } from 'react'

/** The same object as long as it says the same, so that a filter may be written inline. */
export function useSame<T>(value: T): T {
  const text = hashKey([value])
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text says when the value is another
  return useMemo(() => value, [text])
}
