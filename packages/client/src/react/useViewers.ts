import { useSyncExternalStore } from 'react'
import { nobody } from '../signals/nobody.ts'
import { useParley } from './useParley.ts'
import type { ViewingView } from './views.ts'

/** Who else looks at a conversation; without saying that the viewer does. */
export function useViewers(conversationId: string): ViewingView {
  const { signals } = useParley().account
  const read = () => signals.viewingOf(conversationId)
  return useSyncExternalStore(signals.subscribeViewing, read, () => nobody)
}
