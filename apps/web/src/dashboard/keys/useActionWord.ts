'use client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { shippedByKey } from '../shippedViews.ts'
import type { ShippedKey } from '../shippedViews.ts'
import type { Action } from './actions.ts'
import type { Scene } from './Scene.ts'

/** What an action is called; of some it depends on how things stand. */
export function useActionWord(): (action: Action, scene?: Scene) => string {
  const t = useTranslations('actions')
  const nav = useTranslations('nav')
  const priority = useTranslations('priority')
  return useCallback(
    ({ id, other }, scene) => {
      if (scene && other?.when(scene)) return t(`words.${other.id}`)
      const [kind, what] = id.split('.')
      if (kind === 'go' && shippedByKey.has(what!))
        return t('words.go', { view: nav(what as ShippedKey) })
      if (kind === 'priority' && what)
        return t('words.priorityOf', { priority: priority(what as 'urgent') })
      return t(`words.${id as 'help'}`)
    },
    [t, nav, priority],
  )
}
