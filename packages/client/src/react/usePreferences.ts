import { useQuery } from '@tanstack/react-query'
import { defaultPreferences } from '@parley/contract'
import type { Preferences } from '@parley/contract'
import { useCallback } from 'react'
import { statusOf } from './statusOf.ts'
import { useActions } from './useActions.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { PreferencesView } from './views.ts'

/** How the viewer wants their screens, on every device; the defaults until it is known. */
export function usePreferences(): PreferencesView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('preferences.get', input))
  const { updatePreferences: update } = useActions()
  const preferences = query.data?.preferences ?? defaultPreferences
  return { preferences, update, ...statusOf(query) }
}

/** One of them, and how to choose another: `const [sendWith, choose] = usePreference('sendWith')`. */
export function usePreference<K extends keyof Preferences>(
  key: K,
): [Preferences[K], (value: Preferences[K]) => Promise<Preferences>] {
  const { preferences, update } = usePreferences()
  const choose = useCallback(
    (value: Preferences[K]) => update({ [key]: value } as Partial<Preferences>),
    [key, update],
  )
  return [preferences[key], choose]
}
