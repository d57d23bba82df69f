'use client'
import type { MessageHitsView } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { SearchX, WifiOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import type { UsedPlace } from '../usePlace.ts'

interface NoHitsProps {
  place: UsedPlace
  found: MessageHitsView
}

/** What stands where hits would: loading, waiting for the network, refused, nothing. */
export function NoHits({ place, found }: NoHitsProps) {
  const t = useTranslations('search')
  if (found.isOffline)
    return (
      <Notice
        icon={<WifiOff aria-hidden size={28} />}
        title={t('offline')}
        text={t('offlineText')}
      />
    )
  if (found.status === 'loading') return <Skeleton label={t('loading')} />
  return found.status === 'error' ? <Failed {...found} /> : <Nothing place={place} />
}

function Nothing({ place }: Pick<NoHitsProps, 'place'>) {
  const t = useTranslations('search')
  const { search, ...others } = place.filter
  const isNarrowed = Object.keys(others).length > 0
  return (
    <Notice
      icon={<SearchX aria-hidden size={28} />}
      title={t('nothing')}
      text={t(isNarrowed ? 'nothingNarrowed' : 'nothingText')}
      action={
        isNarrowed && (
          <Button onClick={() => place.go({ filter: search === undefined ? {} : { search } })}>
            {t('everywhere')}
          </Button>
        )
      }
    />
  )
}

function Failed({ error, again, isFetching }: MessageHitsView) {
  const t = useTranslations('search')
  const isBroad = error?.failure === 'server.timeout'
  return (
    <TroubleNotice
      title={t(isBroad ? 'broad' : 'failed')}
      text={isBroad ? t('broadText') : undefined}
      trouble={error}
      onRetry={again}
      isBusy={isFetching}
    />
  )
}

function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: 7 }, (_, index) => (
        <div key={index} className="flex h-[96px] gap-2.5 border-b border-line px-3 py-2">
          <span className="size-7 shrink-0 rounded-full bg-hover" />
          <span className="flex-1">
            <span className="mt-1 block h-3 w-1/2 rounded bg-hover" />
            <span className="mt-3 block h-3 w-full rounded bg-hover" />
            <span className="mt-2 block h-3 w-2/3 rounded bg-hover" />
          </span>
        </div>
      ))}
    </div>
  )
}
