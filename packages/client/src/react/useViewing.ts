import { useEffect, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { ViewingView } from './views.ts'

const repeatMs = 8000
const nobody: ViewingView = []

/** Who else looks at a conversation; says that the viewer does while it is mounted. */
export function useViewing(conversationId: string | null): ViewingView {
  const { account, accountId, client } = useParley()
  const { signals } = account
  useEffect(() => {
    if (conversationId === null) return
    const say = (viewing: boolean) =>
      void client.api.viewing.set.mutate({ accountId, conversationId, viewing }).catch(() => {})
    say(true)
    const timer = setInterval(() => say(true), repeatMs)
    return () => {
      clearInterval(timer)
      say(false)
    }
  }, [client, accountId, conversationId])
  const read = () => (conversationId === null ? nobody : signals.viewingOf(conversationId))
  return useSyncExternalStore(signals.subscribeViewing, read, () => nobody)
}
