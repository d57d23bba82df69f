import { useState } from 'react'
import { useFormatter } from 'use-intl'

interface FullTime {
  title: string | undefined
  onPointerEnter: () => void
}

/** When something was, in full, for what one points at: not before, as rows and messages are many. */
export function useFullTime(at: Date): FullTime {
  const format = useFormatter()
  const [isPointedAt, setPointedAt] = useState(false)
  const shape = { dateStyle: 'full', timeStyle: 'short' } as const
  return {
    title: isPointedAt ? format.dateTime(at, shape) : undefined,
    onPointerEnter: () => setPointedAt(true),
  }
}
