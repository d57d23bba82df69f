'use client'
import type { Loading, Trouble } from '@parley/client/react'
import { usePreference } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { CircleAlert, SearchX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ListSkeleton } from '../list/ListSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import type { UsedPlace } from '../usePlace.ts'
import { dropChip } from './chips.ts'
import { useChipText } from './useChipText.ts'
import { useCulprit } from './useCulprit.ts'
import { useVocabulary } from './useVocabulary.ts'

interface NoRowsProps {
  place: UsedPlace
  status: Loading
  error: Trouble | null
}

/** What stands where rows would: loading, refused, failed, nothing. */
export function NoRows({ place, status, error }: NoRowsProps) {
  const t = useTranslations('list')
  const [density] = usePreference('density')
  if (status === 'loading')
    return <ListSkeleton label={t('loading')} isCompact={density === 'compact'} />
  if (status === 'ready') return <Nothing place={place} />
  return error?.failure === 'input.invalid' ? (
    <Refused place={place} error={error} />
  ) : (
    <Failed error={error} />
  )
}

/** Which chip leaves nothing, and the way to remove it. */
function Nothing({ place }: Pick<NoRowsProps, 'place'>) {
  const t = useTranslations('filter.empty')
  const tList = useTranslations('list')
  const vocabulary = useVocabulary()
  const { chips, culprit, count, isKnown } = useCulprit(place.filter)
  const say = useChipText(vocabulary, chips)
  const chip = culprit && say(culprit).whole
  const change = (filter: typeof place.filter) => place.go({ filter }, 'replace')
  const more = count?.capped
    ? t('culpritMany', { count: count.count })
    : t('culpritCount', { count: count?.count ?? 0 })
  const text = chip
    ? `${t('culprit', { chip })} ${more}`
    : chips.length === 0
      ? t('everything')
      : t('several')
  return (
    <Notice
      icon={<SearchX aria-hidden size={28} />}
      title={tList('empty')}
      text={isKnown ? text : ' '}
      action={
        <div className="flex min-h-8 max-w-full flex-wrap justify-center gap-2">
          {isKnown && culprit && (
            <Button
              look="solid"
              className="max-w-full min-w-0"
              onClick={() => change(dropChip(place.filter, culprit))}
            >
              <span dir="auto" className="truncate">
                {t('remove', { chip: chip ?? '' })}
              </span>
            </Button>
          )}
          {isKnown && chips.length > (culprit ? 1 : 0) && (
            <Button onClick={() => change({})}>{tList('showAll')}</Button>
          )}
        </div>
      }
    />
  )
}

/** The server could not accept the filter: where, and the way out. */
function Refused({ place, error }: { place: UsedPlace; error: Trouble }) {
  const t = useTranslations('filter.refused')
  return (
    <Notice
      icon={<CircleAlert aria-hidden size={28} />}
      title={t('title')}
      text={error.field && t('at', { path: error.field })}
      action={
        <Button onClick={() => place.go({ filter: {}, sort: null }, 'replace')}>
          {t('clear')}
        </Button>
      }
    />
  )
}

function Failed({ error }: Pick<NoRowsProps, 'error'>) {
  const t = useTranslations('list')
  const again = useAgain('conversations.list')
  return <TroubleNotice title={t('failed')} trouble={error} onRetry={again} />
}
