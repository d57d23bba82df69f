'use client'
import type { Conversation } from '@parley/contract'
import type { ParleyAccount } from '@parley/client'
import { useParley } from '@parley/client/react'
import { useCallback, useEffect, useRef } from 'react'
import { beginOf } from '../thread/beginOf.ts'

/** So long the pointer rests on a row, or one stays with a conversation, before anything is asked: in ms. */
const restMs = 80
/** Conversations on their way at once. */
const most = 2
/** What is not opened in this time is forgotten: in ms. */
const keptMs = 60_000

type Why = 'pointer' | 'keys'
/** Which are looked for once the rest is over: there may be thousands to look through. */
type Prefetch = (why: Why, next: () => readonly (Conversation | undefined)[]) => void

/**
 * Asks for conversations that may be opened next, unless others are named before long: what moves
 * under the pointer asks for nothing. Nobody hears of it: it is neither looking nor reading.
 */
export function usePrefetch(): Prefetch {
  const { account } = useParley()
  const resting = useRef<Partial<Record<Why, ReturnType<typeof setTimeout>>>>({})
  const running = useRef(0)
  useEffect(() => {
    const timers = resting.current
    return () => Object.values(timers).forEach(clearTimeout)
  }, [])
  return useCallback(
    (why, next) => {
      const ask = async (conversation: Conversation) => {
        if (running.current >= most) return
        running.current += 1
        await fetchAhead(account, conversation)
        running.current -= 1
      }
      clearTimeout(resting.current[why])
      resting.current[why] = setTimeout(() => {
        for (const one of next()) if (one) void ask(one)
      }, restMs)
    },
    [account],
  )
}

/** What opening it asks for; it does not fail. */
async function fetchAhead({ mirror, accountId }: ParleyAccount, conversation: Conversation) {
  const { id, number } = conversation
  // One that was begun here is known to nobody else.
  if (number < 0) return
  const { queryClient } = mirror
  const { around } = beginOf(conversation)
  const part = { limit: 50, ...(around !== null && { around }) }
  const messages = mirror.queryOptions('messages.list', { accountId, conversationId: id, ...part })
  await Promise.all([
    queryClient.prefetchQuery({ ...messages, gcTime: keptMs }),
    queryClient.prefetchQuery({
      ...mirror.queryOptions('conversations.get', { accountId, number }),
      gcTime: keptMs,
    }),
  ])
}
