'use client'
import type { Conversation } from '@parley/contract'
import { useActions, useNotificationCount, useNotifications } from '@parley/client/react'
import { useEffect } from 'react'

/** As long as a message has to be on screen to be read. */
const lookMs = 1000

/**
 * Who looks at a conversation in which nothing is unread has read what they were told of it: that it
 * was given to them, that somebody answered. Of a mention, once its message is on screen.
 */
export function useReadNews({ id, unreadCount }: Conversation, isWatched: boolean): void {
  const { markNotificationsRead } = useActions()
  const isTold = useNotificationCount() > 0
  const { items } = useNotifications(undefined, { enabled: isTold })
  const news = isTold && isWatched && unreadCount === 0
  const ids = items
    .filter((item) => news && item.readAt === null && item.conversation.id === id)
    .filter(
      ({ kind, messageId }) => kind !== 'mention' || messageId === null || isOnScreen(messageId),
    )
    .map((item) => item.id)
    .join()
  useEffect(() => {
    if (ids === '') return
    const timer = setTimeout(() => {
      markNotificationsRead({ ids: ids.split(',') }).catch(() => {})
    }, lookMs)
    return () => clearTimeout(timer)
  }, [ids, markNotificationsRead])
}

function isOnScreen(messageId: string): boolean {
  const message = document.querySelector(`[role=log] [data-message-id="${CSS.escape(messageId)}"]`)
  const box = message?.closest('[role=log]')?.getBoundingClientRect()
  const seen = message?.getBoundingClientRect()
  return box !== undefined && seen !== undefined && seen.top < box.bottom && seen.bottom > box.top
}
