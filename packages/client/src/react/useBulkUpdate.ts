import { useCallback, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { BulkUpdating } from './views.ts'

/** Changes many conversations at once: shown at once, followed to the end, undone on wish. */
export function useBulkUpdate(): BulkUpdating {
  const { bulk } = useParley().account
  const { subscribe, get } = bulk.progress
  const operations = useSyncExternalStore(subscribe, get, get)
  const start = useCallback<BulkUpdating['start']>(
    (target, patch) => bulk.start(target, patch),
    [bulk],
  )
  const undo = useCallback((operationId: string) => bulk.undo(operationId), [bulk])
  return { start, undo, operations }
}
