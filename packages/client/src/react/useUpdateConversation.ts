import { useCallback } from 'react'
import { useActions } from './useActions.ts'
import type { UpdateConversation } from './views.ts'

/** Changes a conversation: shown at once, undone when refused. */
export function useUpdateConversation(): UpdateConversation {
  const { updateConversation } = useActions()
  return useCallback(
    ({ conversationId, patch }) => updateConversation(conversationId, patch),
    [updateConversation],
  )
}
