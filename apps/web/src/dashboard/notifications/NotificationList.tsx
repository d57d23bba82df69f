'use client'
import { limits } from '@parley/contract'
import type { ShownNotification } from '@parley/contract'
import { useActions, useNotifications } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { BellOff, CheckCheck, Settings } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { placeHref } from '../place.ts'
import { settingsHref } from '../settings/settingsPlace.ts'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { NotificationRow } from './NotificationRow.tsx'
import { Offer } from './Offer.tsx'

interface NotificationListProps {
  slug: string
  onOpen: (item: ShownNotification) => void
}

/** Everything one was told, the newest first, and what can be done about it. */
export function NotificationList({ slug, onOpen }: NotificationListProps) {
  const t = useTranslations('notifications')
  const router = useRouter()
  const [limit, setLimit] = useState<number>(limits.pageDefault)
  const found = useNotifications(limit)
  const { markNotificationsRead } = useActions()
  const { items, hasMore, status } = found
  const isUnread = items.some(({ readAt }) => readAt === null)
  const open = useCallback(
    (event: MouseEvent, item: ShownNotification) => {
      if (item.readAt === null) void markNotificationsRead({ ids: [item.id] }).catch(() => {})
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      onOpen(item)
    },
    [markNotificationsRead, onOpen],
  )
  return (
    <>
      <header className="flex items-center gap-1 border-b border-line p-2">
        <h2 className="min-w-0 flex-1 truncate px-1 text-[14px] font-semibold">{t('title')}</h2>
        <Button
          look="ghost"
          size="small"
          disabled={!isUnread}
          onClick={() => void markNotificationsRead({ all: true }).catch(() => {})}
        >
          <CheckCheck aria-hidden size={14} />
          <span className="max-sm:sr-only">{t('readAll')}</span>
        </Button>
        <Button
          look="ghost"
          size="icon"
          aria-label={t('settings')}
          title={t('settings')}
          onClick={() => router.push(settingsHref(slug, 'notifications'))}
        >
          <Settings aria-hidden size={14} />
        </Button>
      </header>
      <Offer />
      {status === 'ready' && items.length > 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul aria-label={t('title')}>
            {items.map((item) => (
              <li key={item.id}>
                <NotificationRow item={item} href={hrefOf(slug, item)} onOpen={open} />
              </li>
            ))}
          </ul>
          {hasMore && limit < limits.page && (
            <div className="p-2 text-center">
              <Button look="ghost" size="small" onClick={() => setLimit(limits.page)}>
                {t('more')}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Nothing {...found} />
      )}
    </>
  )
}

function hrefOf(slug: string, { conversation, messageId, seq }: ShownNotification): string {
  const message = messageId === null ? null : seq
  return placeHref({ slug, number: conversation.number, search: '', message })
}

/** What stands where they would: loading, refused, nothing. */
function Nothing({ status, error, retry }: ReturnType<typeof useNotifications>) {
  const t = useTranslations('notifications')
  if (status === 'loading') return <Skeleton label={t('loading')} />
  if (status === 'ready')
    return (
      <Notice icon={<BellOff aria-hidden size={28} />} title={t('none')} text={t('noneText')} />
    )
  return <TroubleNotice title={t('failed')} trouble={error} onRetry={() => void retry()} />
}

function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {[0, 1, 2].map((index) => (
        <div key={index} className="flex gap-2.5 border-b border-line px-3 py-2">
          <span className="size-7 shrink-0 rounded-full bg-hover" />
          <span className="flex-1">
            <span className="mt-1 block h-3 w-2/3 rounded bg-hover" />
            <span className="mt-2 block h-3 w-full rounded bg-hover" />
          </span>
        </div>
      ))}
    </div>
  )
}
