import { useEffect, useSyncExternalStore } from 'react'
import { realClock } from '../mirror/Clock.ts'
import { keepViewing } from '../signals/keepViewing.ts'
import { useParley } from './useParley.ts'
import type { ViewingView } from './views.ts'

const nobody: ViewingView = []

/** Who else looks at a conversation; says that the viewer does while it is mounted and the page is seen. */
export function useViewing(conversationId: string | null): ViewingView {
  const { account, accountId, client } = useParley()
  const { signals } = account
  useEffect(() => {
    if (conversationId === null) return
    return keepViewing({
      clock: realClock,
      isSeen: () => document.visibilityState === 'visible',
      onSeen(listener) {
        document.addEventListener('visibilitychange', listener)
        return () => document.removeEventListener('visibilitychange', listener)
      },
      say: (viewing) =>
        void client.api.viewing.set.mutate({ accountId, conversationId, viewing }).catch(() => {}),
    })
  }, [client, accountId, conversationId])
  const read = () => (conversationId === null ? nobody : signals.viewingOf(conversationId))
  return useSyncExternalStore(signals.subscribeViewing, read, () => nobody)
}
