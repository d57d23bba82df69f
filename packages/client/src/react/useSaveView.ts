import { useMemo } from 'react'
import { useActions } from './useActions.ts'
import type { SavingView } from './views.ts'

/** Makes, changes, deletes and arranges saved views: shown at once, undone when refused. */
export function useSaveView(): SavingView {
  const { createView, updateView, deleteView, reorderViews } = useActions()
  return useMemo(
    () => ({ create: createView, update: updateView, remove: deleteView, reorder: reorderViews }),
    [createView, updateView, deleteView, reorderViews],
  )
}
