'use client'
import type { ContextItem } from '@parley/ui'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { actions } from '../keys/actions.ts'
import { KeyCaps } from '../keys/KeyCaps.tsx'
import { keysOf, useKeymap } from '../keys/keymap.ts'
import { actionIcons } from '../palette/actionIcons.tsx'
import { messageActionIds } from './messageDeeds.ts'
import type { MessageDeeds } from './messageDeeds.ts'

/** What a message lets one do, as a menu lists it, with the keys that do the same. */
export function useMessageItems() {
  const t = useTranslations('actions')
  const keymap = useKeymap()
  return useCallback(
    (deeds: MessageDeeds) =>
      messageActionIds.flatMap((id) => {
        const onSelect = deeds[id]
        const action = actions.find((one) => one.id === id)
        if (!onSelect || !action) return []
        const hint = keysOf(action, keymap)
          .slice(0, 1)
          .map((keys) => <KeyCaps key={keys} keys={keys} />)
        const isDanger = id === 'message.delete'
        return [
          { key: id, label: t(`words.${id}`), icon: actionIcons(id), hint, isDanger, onSelect },
        ] satisfies ContextItem[]
      }),
    [t, keymap],
  )
}
