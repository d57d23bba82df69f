'use client'
import type { Conversation } from '@parley/contract'
import { useMessages } from '@parley/client/react'
import { useAgo } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { LinesSkeleton } from '../trouble/LinesSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useActivityText } from '../thread/useActivityText.ts'
import { useAgain } from '../useAgain.ts'
import { useAuthorOf } from '../useAuthorOf.ts'

const most = 8

/** What was done with the conversation lately, the newest first. */
export function RecentActivity({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const say = useActivityText()
  const ago = useAgo()
  const authorOf = useAuthorOf(conversation.contact)
  const again = useAgain('messages.list')
  const { items, status, error } = useMessages(conversation.id)
  const lines = items.filter(({ kind }) => kind === 'activity').slice(-most)
  if (status === 'error')
    return <TroubleNotice isSmall title={t('activityFailed')} trouble={error} onRetry={again} />
  if (status === 'loading') return <LinesSkeleton label={t('activityLoading')} />
  if (lines.length === 0) return <p className="text-[12px] text-muted">{t('noActivity')}</p>
  return (
    <ol className="flex flex-col gap-1.5 text-[12px]">
      {lines.toReversed().map(({ id, activity, author, body, createdAt }) => (
        <li key={id} className="flex gap-2">
          <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            {activity ? say(activity, author, authorOf(author).name) : body}
          </span>
          <time
            dateTime={createdAt.toISOString()}
            className="shrink-0 text-[11px] text-muted tabular-nums"
          >
            {ago(createdAt)}
          </time>
        </li>
      ))}
    </ol>
  )
}
