import { useMemo } from 'react'
import { useActions } from './useActions.ts'
import type { Marking } from './views.ts'

/** Changes what a conversation is to the viewer. */
export function useMarkRead(): Marking {
  const { markRead, markUnread, pin, mute } = useActions()
  return useMemo(() => ({ markRead, markUnread, pin, mute }), [markRead, markUnread, pin, mute])
}
