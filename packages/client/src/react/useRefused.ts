import { useMemo, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { RefusedView } from './views.ts'

/** Changes of an earlier page or another tab that the server refused for good. */
export function useRefused(): RefusedView {
  const { outbox } = useParley().account
  const { refused } = outbox
  const items = useSyncExternalStore(refused.subscribe, refused.get, refused.get)
  return useMemo(
    () => ({
      items,
      retry: (id) => outbox.retry(id),
      discard: (id) => outbox.discard(id),
    }),
    [items, outbox],
  )
}
