'use client'
import { withTrpc } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { UsedPlace } from '../usePlace.ts'
import { dropChip } from './chips.ts'
import { useChipText } from './useChipText.ts'
import { useCulprit } from './useCulprit.ts'
import { useVocabulary } from './useVocabulary.ts'

/** Which chip leaves nothing, and the way to remove it. */
export const Nothing = withTrpc(function Nothing({ place }: { place: UsedPlace }) {
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
})
