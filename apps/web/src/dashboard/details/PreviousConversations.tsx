'use client'
import type { Contact, Conversation } from '@parley/contract'
import { useConversations } from '@parley/client/react'
import { Button, StatusIcon, useAgo } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { placeHref } from '../place.ts'
import { LinesSkeleton } from '../trouble/LinesSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import { useHere } from '../useHere.ts'

const most = 5

/** What else this customer wrote about, the newest first. */
export function PreviousConversations({ contact, except }: { contact: Contact; except: string }) {
  const t = useTranslations()
  const place = useHere()
  const again = useAgain('conversations.list')
  const filter = { contactId: [contact.id] }
  const { items, status, error, hasMore, isStale } = useConversations(filter)
  // Those of the customer before are none of theirs.
  const others = isStale ? [] : items.filter(({ id }) => id !== except)
  if (status === 'error')
    return <TroubleNotice isSmall title={t('list.failed')} trouble={error} onRetry={again} />
  if (status === 'loading' || isStale) return <LinesSkeleton label={t('list.loading')} />
  if (others.length === 0) return <p className="text-[12px] text-muted">{t('details.noOthers')}</p>
  const all = () => place.go({ filter, view: null, sort: null, scope: null })
  return (
    <>
      <ul className="-mx-2">
        {others.slice(0, most).map((one) => (
          <Line key={one.id} conversation={one} />
        ))}
      </ul>
      {(others.length > most || hasMore) && (
        <Button size="small" look="ghost" onClick={all} className="mt-1 -ml-2">
          {t('details.allOthers')}
        </Button>
      )}
    </>
  )
}

function Line({ conversation }: { conversation: Conversation }) {
  const t = useTranslations()
  const ago = useAgo()
  const place = useHere()
  const { number, subject, status, lastActivityAt, lastMessage } = conversation
  return (
    <li>
      <a
        href={placeHref({ slug: place.slug, number, search: place.search })}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          place.go({ number })
        }}
        className="flex h-8 items-center gap-2 rounded-lg px-2 hover:bg-hover"
      >
        <StatusIcon status={status} size={13} />
        <span className="sr-only">{t(`status.${status}`)}</span>
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {subject ?? (lastMessage?.body || `#${number}`)}
        </span>
        <span className="text-[11px] text-muted tabular-nums">{ago(lastActivityAt)}</span>
      </a>
    </li>
  )
}
