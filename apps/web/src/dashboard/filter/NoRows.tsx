'use client'
import type { Loading, Trouble } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { CircleAlert, SearchX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAgain } from '../useAgain.ts'
import type { UsedPlace } from '../usePlace.ts'

interface NoRowsProps {
  place: UsedPlace
  status: Loading
  error: Trouble | null
}

/** What stands where rows would: loading, failed, nothing. */
export function NoRows({ place, status, error }: NoRowsProps) {
  const t = useTranslations('list')
  const again = useAgain('conversations.list')
  const { search } = place.filter
  if (status === 'loading') return <Skeleton label={t('loading')} />
  if (status === 'error')
    return (
      <Notice
        icon={<CircleAlert aria-hidden size={28} />}
        title={t('failed')}
        text={error?.field}
        action={<Button onClick={again}>{t('retry')}</Button>}
      />
    )
  return (
    <Notice
      icon={<SearchX aria-hidden size={28} />}
      title={t('empty')}
      text={search ? t('emptySearch', { search }) : t('emptyText')}
      action={
        place.search && <Button onClick={() => place.go({ filter: {} })}>{t('showAll')}</Button>
      }
    />
  )
}

function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="flex h-[80px] gap-3 border-b border-line px-3 py-2">
          <span className="size-9 rounded-full bg-hover" />
          <span className="flex-1">
            <span className="block h-3 w-1/2 rounded bg-hover" />
            <span className="mt-2 block h-3 w-5/6 rounded bg-hover" />
          </span>
        </div>
      ))}
    </div>
  )
}
