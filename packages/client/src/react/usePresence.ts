import { useMemo, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { PresenceView } from './views.ts'

/** Where people are. */
export function usePresence(userIds: readonly string[]): PresenceView {
  const { presence } = useParley().account.signals
  const ids = useSame(userIds)
  const all = useSyncExternalStore(presence.subscribe, presence.get, presence.get)
  const mine = useMemo(
    () => Object.fromEntries(ids.map((id) => [id, all[id] ?? 'offline'])),
    [ids, all],
  )
  return useSame(mine) as PresenceView
}
