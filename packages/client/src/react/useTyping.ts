import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { TypingView } from './views.ts'

const repeatMs = 3000
const nobody: TypingView['typing'] = []

/** Who else types in a conversation, and a way to say that the viewer does. */
export function useTyping(conversationId: string | null): TypingView {
  const { account, accountId, client } = useParley()
  const { signals } = account
  const read = () => (conversationId === null ? nobody : signals.typingIn(conversationId))
  const typing = useSyncExternalStore(signals.subscribeTyping, read, () => nobody)
  const saidAt = useRef(0)
  const setTyping = useCallback<TypingView['setTyping']>(
    (isTyping, kind = 'reply') => {
      const now = Date.now()
      const isNews = isTyping ? now - saidAt.current >= repeatMs : saidAt.current !== 0
      if (conversationId === null || !isNews) return
      saidAt.current = isTyping ? now : 0
      // Lost signals are no loss: they expire.
      client.api.typing.set
        .mutate({ accountId, conversationId, typing: isTyping, kind })
        .catch(() => {})
    },
    [client, accountId, conversationId],
  )
  useEffect(() => () => setTyping(false), [setTyping])
  return { typing, setTyping }
}
