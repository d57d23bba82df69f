'use client'
import type { SavedView, ViewScope } from '@parley/contract'
import { mayEditView } from '@parley/contract'
import { useSaveView, useViews } from '@parley/client/react'
import { useCallback, useMemo } from 'react'
import { useHere } from '../useHere.ts'
import { currentOf } from './currentOf.ts'
import type { Current } from './currentOf.ts'
import { useMyTopics } from './useMyTopics.ts'

interface More {
  teamId?: string | null
  emoji?: string | null
}
export interface CurrentView extends Current {
  /** Whether `save` is the viewer's to do: there is a saved view, and it may be changed. */
  mayEdit: boolean
  /** Keeps what is asked for now in the view. Rejects with a Trouble. */
  save(): Promise<void>
  /** Keeps what is asked for now as a new view and goes on in it. Rejects with a Trouble. */
  saveAs(name: string, scope: ViewScope, more?: More): Promise<SavedView>
  /** Back to what the view asks for. */
  reset(): void
}

/** The view the list began from, and what may be done about what was changed since. */
export function useCurrentView(): CurrentView {
  const { filter, sort = null, view: viewId, go } = useHere()
  const { items } = useViews()
  const { create, update } = useSaveView()
  const { topics, userId } = useMyTopics()
  const current = useMemo(
    () => currentOf({ filter, sort: sort ?? undefined, view: viewId }, items),
    [filter, sort, viewId, items],
  )
  const { view, base } = current
  const save = useCallback(async () => {
    if (view) await update(view.id, { filter, sort })
  }, [view, update, filter, sort])
  const saveAs = useCallback(
    async (name: string, scope: ViewScope, more: More = {}) => {
      const made = await create({ name, scope, ...more, filter, sort })
      go({ view: made.id }, 'replace')
      return made
    },
    [create, filter, sort, go],
  )
  const reset = useCallback(() => go({ ...base }, 'replace'), [go, base])
  const mayEdit = view !== null && mayEditView(view, userId, topics)
  return useMemo(
    () => ({ ...current, mayEdit, save, saveAs, reset }),
    [current, mayEdit, save, saveAs, reset],
  )
}
