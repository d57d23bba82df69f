import { useMemo } from 'react'
import { useParley } from './useParley.ts'
import type { Sending } from './views.ts'

/** Says something: shown at once, sent in order, tried until it arrives or is refused. */
export function useSendMessage(): Sending {
  const { outbox } = useParley().account
  return useMemo(
    () => ({
      send: (draft) => outbox.send(draft),
      retry: (messageId) => outbox.retry(messageId),
      discard: (messageId) => outbox.discard(messageId),
    }),
    [outbox],
  )
}
