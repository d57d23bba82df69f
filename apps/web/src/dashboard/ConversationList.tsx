'use client'
import type { Conversation } from '@parley/contract'
import { useConversations, usePreference } from '@parley/client/react'
import { cn, rowHeights } from '@parley/ui'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useSelection } from './bulk/useSelection.ts'
import { useOffer } from './keys/SceneProvider.tsx'
import { ListRow } from './list/ListRow.tsx'
import { NewPill } from './list/NewPill.tsx'
import { useArrivals } from './list/useArrivals.ts'
import { useHeldScroll } from './list/useHeldScroll.ts'
import { useKeptFocus } from './list/useKeptFocus.ts'
import { useLingering } from './list/useLingering.ts'
import { usePrefetch } from './list/usePrefetch.ts'
import { useWindow } from './list/useWindow.ts'
import { RowMenu } from './palette/RowMenu.tsx'
import { NoRows } from './filter/NoRows.tsx'
import { usePaced } from './usePaced.ts'
import { usePinned } from './usePinned.ts'
import type { UsedPlace } from './usePlace.ts'
import { SelectionBar } from './prepared/SelectionBar.ts'

interface ConversationListProps {
  place: UsedPlace
}

const none: Conversation[] = []

/** In the second pane: the conversations of the view, those that are pinned above. */
export function ConversationList({ place }: ConversationListProps) {
  const t = useTranslations('list')
  const { filter, sort } = place
  const asked = useConversations(filter, sort)
  const { items, status, hasMore, loadMore, isStale, isFetching } = asked
  const { pinned, isStale: isOld } = usePinned(filter)
  // Both are those of one filter: the old ones stay together until the new rows are here.
  const matching = useMemo(
    () => pinnedFirst(items, isOld && !isStale ? none : pinned),
    [items, isStale, pinned, isOld],
  )
  const { search: list, number: open } = place
  const { rows, left } = useLingering({ rows: matching, filter, list, open })
  const [density] = usePreference('density')
  const rowHeight = rowHeights[density]
  const scroller = useRef<HTMLDivElement>(null)
  const { newAbove, toTop } = useHeldScroll(scroller, rows, rowHeight, list)
  const hasArrived = useArrivals(rows, list)
  const onFocus = useKeptFocus(scroller, rows)
  const { from, to, show } = useWindow(scroller, rows.length, rowHeight)
  const { isResting, run } = usePaced(loadMore)
  const isNearEnd = to >= rows.length - 12
  useEffect(() => {
    if (hasMore && isNearEnd && !isFetching && !isResting) run()
  }, [hasMore, isNearEnd, isFetching, isResting, run])

  // Opened by a key the row may be off screen; a click never moves the list.
  const openRow = useRef(-1)
  useEffect(() => {
    openRow.current = rows.findIndex(({ number }) => number === place.number)
  })
  useEffect(() => {
    if (openRow.current >= 0) show(openRow.current)
  }, [show, place.number])

  // A key goes to the row beside the open one.
  const prefetch = usePrefetch()
  const beside = useRef<() => (Conversation | undefined)[]>(() => [])
  useEffect(() => {
    const at = openRow.current
    beside.current = () => (at < 0 ? [] : [rows[at + 1], rows[at - 1]])
  })
  useEffect(() => prefetch('keys', () => beside.current()), [prefetch, place.number])

  const selection = useSelection(rows, filter, place.search)
  useOffer('list', { rows, selection })
  const { extend, toggle } = selection
  const { go } = place
  const onOpen = useCallback(
    (event: MouseEvent, conversation: Conversation) => {
      if (event.metaKey || event.ctrlKey) return
      event.preventDefault()
      if (event.shiftKey) extend(conversation.id)
      else go({ number: conversation.number })
    },
    [go, extend],
  )

  return (
    <>
      {selection.isActive && <SelectionBar place={place} rows={rows} selection={selection} />}
      <div className="relative min-h-0 flex-1">
        <NewPill count={newAbove} onGo={toTop} />
        <div
          ref={scroller}
          onFocus={onFocus}
          onPointerOver={({ target }) => prefetch('pointer', () => [rowAt(target, rows)])}
          onPointerLeave={() => prefetch('pointer', () => [])}
          aria-busy={isStale || isFetching}
          className={cn(
            'h-full overflow-y-auto [overflow-anchor:none] transition-opacity duration-100',
            isStale && 'opacity-50',
          )}
        >
          {rows.length === 0 && <NoRows place={place} status={status} error={asked.error} />}
          <RowMenu rows={rows}>
            <div role="list" className="relative" style={{ height: rows.length * rowHeight }}>
              {rows.slice(from, to).map((row, index) => (
                <div
                  key={row.id}
                  role="listitem"
                  aria-setsize={hasMore ? -1 : rows.length}
                  aria-posinset={from + index + 1}
                  // What changes within a row is laid out within it.
                  className="absolute inset-x-0 top-0 contain-layout contain-size"
                  style={{
                    height: rowHeight,
                    transform: `translateY(${(from + index) * rowHeight}px)`,
                  }}
                >
                  <ListRow
                    conversation={row}
                    slug={place.slug}
                    search={place.search}
                    isOpen={row.number === place.number}
                    isChosen={selection.has(row.id)}
                    isCompact={density === 'compact'}
                    isArriving={hasArrived(row.id)}
                    was={left?.id === row.id ? left.was : null}
                    onOpen={onOpen}
                    onToggle={toggle}
                    onExtend={extend}
                  />
                </div>
              ))}
            </div>
          </RowMenu>
          {rows.length > 0 && hasMore && (
            <p role="status" className="p-3 text-center text-[12px] text-muted">
              {t(isResting ? 'moreFailed' : 'loading')}
            </p>
          )}
        </div>
      </div>
    </>
  )
}

function rowAt(target: EventTarget, rows: Conversation[]): Conversation | undefined {
  const row = (target as HTMLElement).closest<HTMLElement>('[data-conversation]')
  const wanted = Number(row?.dataset['conversation'])
  return rows.find(({ number }) => number === wanted)
}

function pinnedFirst(items: Conversation[], pinned: Conversation[]): Conversation[] {
  const above = [...pinned, ...items.filter((row) => row.pinned)]
  if (above.length === 0) return items
  const ids = new Set<string>(above.map(({ id }) => id))
  const once = above.filter(({ id }, index) => above.findIndex((row) => row.id === id) === index)
  return [...once, ...items.filter(({ id }) => !ids.has(id))]
}
