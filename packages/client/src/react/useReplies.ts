import { useEffect, useRef } from 'react'
import type { MessageFacts } from '@parley/contract'
import { useParley } from './useParley.ts'

/** Hears each message that others say in a conversation from now on. */
export function useReplies(conversationId: string, onMessage: (message: MessageFacts) => void) {
  const { account } = useParley()
  const latest = useRef(onMessage)
  useEffect(() => {
    latest.current = onMessage
  })
  useEffect(() => {
    const { mirror } = account
    return mirror.onEvent((event) => {
      if (event.type !== 'message.new' || event.message.conversationId !== conversationId) return
      const { author } = event.message
      if (author.type !== 'member' || author.id !== mirror.viewer.userId)
        latest.current(event.message)
    })
  }, [account, conversationId])
}
