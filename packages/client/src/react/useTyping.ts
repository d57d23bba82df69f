import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { realClock } from '../mirror/Clock.ts'
import { nobody } from '../signals/nobody.ts'
import { tellTyping } from '../signals/tellTyping.ts'
import { useParley } from './useParley.ts'
import type { TypingView } from './views.ts'

/** Who else types in a conversation, and a way to say that the viewer does. */
export function useTyping(conversationId: string | null): TypingView {
  const { account, accountId, client } = useParley()
  const { signals } = account
  const read = () => (conversationId === null ? nobody : signals.typingIn(conversationId))
  const typing = useSyncExternalStore(signals.subscribeTyping, read, () => nobody)
  const setTyping = useMemo(
    () =>
      tellTyping(realClock, (isTyping, kind) => {
        if (conversationId === null) return
        // Lost signals are no loss: they expire.
        client.api.typing.set
          .mutate({ accountId, conversationId, typing: isTyping, kind })
          .catch(() => {})
      }),
    [client, accountId, conversationId],
  )
  useEffect(() => () => setTyping(false), [setTyping])
  return { typing, setTyping }
}
