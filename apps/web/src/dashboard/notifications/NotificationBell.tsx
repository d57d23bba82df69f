'use client'
import { limits } from '@parley/contract'
import type { ShownNotification } from '@parley/contract'
import { useNotificationCount } from '@parley/client/react'
import { Button, cn, Popover } from '@parley/ui'
import { Bell } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { messageOf, numberOf } from '../place.ts'
import { shippedViews } from '../shippedViews.ts'
import type { ListPlace } from '../useListPlace.ts'
import { NotificationList } from '../prepared/NotificationList.ts'

interface NotificationBellProps {
  place: ListPlace
  /** Where it stands: beside the account, or above the list on a narrow screen. */
  className?: string
  onChosen?: () => void
}

/** How much one was told and has not read, and the list of it. */
export function NotificationBell({ place, className, onChosen }: NotificationBellProps) {
  const t = useTranslations('notifications')
  const count = useNotificationCount()
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(
    (item: ShownNotification) => {
      setOpen(false)
      goTo(place, item)
      onChosen?.()
    },
    [place, onChosen],
  )
  return (
    <Popover
      label={t('title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-96!"
      trigger={
        <Button
          look="ghost"
          size="icon"
          aria-label={t('open', { count })}
          title={t('title')}
          data-notifications={count}
          className={cn('relative', className)}
        >
          <Bell aria-hidden size={16} />
          {count > 0 && (
            <span
              aria-hidden
              className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-mine px-1 text-center text-[10px] leading-4 font-semibold text-mine-text tabular-nums"
            >
              {count >= limits.unread ? '99+' : count}
            </span>
          )}
        </Button>
      }
    >
      <NotificationList slug={place.slug} onOpen={open} />
    </Popover>
  )
}

/** To the message, or to the conversation; of many that were given, to one's own. */
function goTo(place: ListPlace, { kind, count, conversation, messageId, seq }: ShownNotification) {
  if (kind === 'assignment' && count > 1) {
    const { filter } = shippedViews.find(({ key }) => key === 'mine')!
    return place.go({ filter, view: 'mine', sort: null, number: null })
  }
  const message = messageId === null ? null : seq
  // Where it is already, it is gone to once more.
  const { pathname, search } = window.location
  const isOpen = numberOf(pathname) === conversation.number
  if (message !== null && isOpen && messageOf(new URLSearchParams(search)) === message)
    place.go({ message: null }, 'replace')
  return place.go({ number: conversation.number, message })
}
