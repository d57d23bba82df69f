import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { PresenceView } from './views.ts'

/** Where people are. */
export function usePresence(userIds: readonly string[]): PresenceView {
  const { presence } = useParley().account.signals
  const ids = useSame(userIds)
  // One word for all of them: somebody else's coming and going draws nothing.
  const read = useCallback(
    () => ids.map((id) => presence.get()[id] ?? 'offline').join(' '),
    [ids, presence],
  )
  const said = useSyncExternalStore(presence.subscribe, read, read)
  return useMemo(() => {
    const words = said.split(' ')
    return Object.fromEntries(ids.map((id, index) => [id, words[index]])) as PresenceView
  }, [ids, said])
}
