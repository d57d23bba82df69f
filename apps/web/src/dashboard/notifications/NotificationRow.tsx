'use client'
import type { ShownNotification } from '@parley/contract'
import { Avatar, cn, useAgo, useFullTime } from '@parley/ui'
import { memo } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { useNotificationText } from './useNotificationText.ts'

interface NotificationRowProps {
  item: ShownNotification
  href: string
  onOpen: (event: MouseEvent, item: ShownNotification) => void
}

/** One thing somebody is told: who did what, where, its words as they are now, and when. */
export const NotificationRow = memo(function NotificationRow({
  item,
  href,
  onOpen,
}: NotificationRowProps) {
  const t = useTranslations('notifications')
  const ago = useAgo()
  const { memberOf } = usePeople()
  const { what, where, words } = useNotificationText()(item)
  const { actor, at, readAt, conversation } = item
  const fullTime = useFullTime(at)
  const member = actor.type === 'member' && actor.id ? memberOf(actor.id) : undefined
  const isUnread = readAt === null
  return (
    <a
      href={href}
      data-notification={item.id}
      data-unread={isUnread || undefined}
      onClick={(event) => onOpen(event, item)}
      className="flex gap-2.5 border-b border-line px-3 py-2 text-[13px] leading-[18px] -outline-offset-2! hover:bg-hover"
    >
      <Avatar
        name={member?.name ?? conversation.contact?.name ?? null}
        image={member?.avatar ?? null}
        size={28}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-1.5">
          <span
            dir="auto"
            className={cn('min-w-0 flex-1 [overflow-wrap:anywhere]', isUnread && 'font-medium')}
          >
            {what}
          </span>
          <time
            dateTime={at.toISOString()}
            {...fullTime}
            className="shrink-0 text-[11px] text-muted tabular-nums"
          >
            {ago(at)}
          </time>
          {isUnread && (
            <span className="size-2 shrink-0 self-center rounded-full bg-accent">
              <span className="sr-only">{t('unread')}</span>
            </span>
          )}
        </span>
        <span dir="auto" className="block truncate text-muted">
          {where}
        </span>
        {words && (
          <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere] text-muted">
            {words}
          </span>
        )}
      </span>
    </a>
  )
})
