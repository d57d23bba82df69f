'use client'
import type { MessageHit } from '@parley/contract'
import { useSearchMessages } from '@parley/client/react'
import { cn } from '@parley/ui'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { MouseEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { placeHref } from '../place.ts'
import { usePaced } from '../usePaced.ts'
import type { UsedPlace } from '../usePlace.ts'
import { HitRow } from './HitRow.tsx'
import { NoHits } from './NoHits.tsx'
import { useHitKeys } from './useHitKeys.ts'
import { useOffset } from './useOffset.ts'

interface MessageHitsProps {
  place: UsedPlace
  /** By search, how far it was scrolled. */
  offsets: Map<string, number>
  searchRef: RefObject<HTMLInputElement | null>
  onAgain: () => void
}

const rowHeight = 96
const first = 0

/** The messages that hold the words, in the conversations the rest of the filter keeps. */
export function MessageHits({ place, offsets, searchRef, onAgain }: MessageHitsProps) {
  const t = useTranslations('search')
  const tList = useTranslations('list')
  const { search = '', ...filter } = place.filter
  const found = useSearchMessages(search, filter)
  const { hasMore, loadMore, isStale, isFetching } = found
  // Those of other words are no answer to a search that cannot be asked.
  const hits = useMemo(
    () => (found.isOffline && isStale ? [] : found.items),
    [found.isOffline, found.items, isStale],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const kept = useRef(first)
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => hits[index]!.message.id,
    overscan: 6,
    initialRect: { width: 340, height: 900 },
    initialOffset: offsets.get(place.search) ?? 0,
    // The one that holds the focus stays drawn, however far it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), kept.current])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b),
  })
  useOffset(scroller, offsets, place)
  const isOpen = ({ conversation, message }: MessageHit) =>
    conversation.number === place.number && message.seq === place.message
  const open = useCallback(
    ({ conversation: { number }, message: { seq } }: MessageHit) => {
      if (number === place.number && seq === place.message) onAgain()
      else place.go({ number, message: seq })
    },
    [place, onAgain],
  )
  const keys = useHitKeys({ hits, scroller, virtual, searchRef, isOpen, open })
  kept.current = keys.active
  const { choose } = keys
  const onOpen = useCallback(
    (event: MouseEvent, hit: MessageHit) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      choose(hit)
      open(hit)
    },
    [choose, open],
  )

  const drawn = virtual.getVirtualItems()
  const lastSeen = virtual.range?.endIndex ?? -1
  const { isResting, run } = usePaced(loadMore)
  const isNearEnd = lastSeen >= hits.length - 12
  useEffect(() => {
    if (hasMore && isNearEnd && !isFetching && !isResting) run()
  }, [hasMore, isNearEnd, isFetching, isResting, run])

  return (
    <div
      ref={scroller}
      aria-busy={isStale || isFetching}
      className={cn(
        'min-h-0 flex-1 overflow-y-auto transition-opacity duration-100',
        isStale && hits.length > 0 && 'opacity-50',
      )}
    >
      <p role="status" className="sr-only">
        {found.status === 'ready' && !isStale && hits.length > 0
          ? t(hasMore ? 'foundMore' : 'found', { count: hits.length })
          : ''}
      </p>
      {hits.length === 0 && <NoHits place={place} found={found} />}
      <div
        role="list"
        aria-label={t('label')}
        onKeyDown={keys.onKeyDown}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {drawn.map((item) => {
          const hit = hits[item.index]!
          return (
            <div
              key={item.key}
              role="listitem"
              aria-setsize={hasMore ? -1 : hits.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <HitRow
                hit={hit}
                href={placeHref({
                  ...place,
                  number: hit.conversation.number,
                  message: hit.message.seq,
                })}
                isOpen={isOpen(hit)}
                isActive={item.index === keys.active}
                onOpen={onOpen}
              />
            </div>
          )
        })}
      </div>
      {hits.length > 0 && hasMore && (
        <p role="status" className="p-3 text-center text-[12px] text-muted">
          {isResting ? tList('moreFailed') : t('loading')}
        </p>
      )}
    </div>
  )
}
