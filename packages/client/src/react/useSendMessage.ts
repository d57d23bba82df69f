import { useMemo } from 'react'
import { troubleOf } from '../Trouble.ts'
import { useParley } from './useParley.ts'
import type { Sending } from './views.ts'

/** Says something: shown at once, sent in order, tried until it arrives or is refused. */
export function useSendMessage(): Sending {
  const { outbox } = useParley().account
  return useMemo(
    () => ({
      send(draft) {
        try {
          return outbox.send(draft)
        } catch (error) {
          throw troubleOf(error)
        }
      },
      retry: (messageId) => outbox.retry(messageId),
      discard: (messageId) => outbox.discard(messageId),
    }),
    [outbox],
  )
}
