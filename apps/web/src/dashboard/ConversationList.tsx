'use client'
import type { Conversation } from '@parley/contract'
import { plainText } from '@parley/contract/markdown'
import { useConversations, usePreference, usePresence, useTyping } from '@parley/client/react'
import { cn, ConversationRow } from '@parley/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useAttachedText } from './attachments/useAttachedText.ts'
import { RowCheckbox } from './bulk/RowCheckbox.tsx'
import { SelectionBar } from './bulk/SelectionBar.tsx'
import { useSelection } from './bulk/useSelection.ts'
import type { UsedSelection } from './bulk/useSelection.ts'
import { useSelectionKeys } from './bulk/useSelectionKeys.ts'
import { useDraftText } from './composer/useDraft.ts'
import { usePeople } from './People.tsx'
import { placeHref } from './place.ts'
import { NoRows } from './filter/NoRows.tsx'
import { faceOf, titleOf } from './titleOf.ts'
import { usePaced } from './usePaced.ts'
import { usePinned } from './usePinned.ts'
import type { UsedPlace } from './usePlace.ts'

interface ConversationListProps {
  place: UsedPlace
  /** The rows as they are drawn, for the keys. */
  onRows: (rows: Conversation[]) => void
}

/** Pixels, as the rows draw themselves. */
const rowHeights = { comfortable: 80, compact: 54 }
const none: Conversation[] = []

/** In the second pane: the conversations of the view, those that are pinned above. */
export function ConversationList({ place, onRows }: ConversationListProps) {
  const t = useTranslations('list')
  const { filter, sort } = place
  const asked = useConversations(filter, sort)
  const { items, status, hasMore, loadMore, isStale, isFetching } = asked
  const { pinned, isStale: isOld } = usePinned(filter)
  // Both are those of one filter: the old ones stay together until the new rows are here.
  const rows = useMemo(
    () => pinnedFirst(items, isOld && !isStale ? none : pinned),
    [items, isStale, pinned, isOld],
  )
  useEffect(() => onRows(rows), [onRows, rows])
  const scroller = useRef<HTMLDivElement>(null)
  const [density] = usePreference('density')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeights[density],
    getItemKey: (index) => rows[index]!.id,
    overscan: 8,
    initialRect: { width: 340, height: 900 },
  })
  useEffect(() => virtual.measure(), [virtual, density])
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? -1
  const { isResting, run } = usePaced(loadMore)
  const isNearEnd = lastDrawn >= rows.length - 12
  useEffect(() => {
    if (hasMore && isNearEnd && !isFetching && !isResting) run()
  }, [hasMore, isNearEnd, isFetching, isResting, run])

  // Opened by a key the row may be off screen; a click never moves the list.
  const openRow = useRef(-1)
  useEffect(() => {
    openRow.current = rows.findIndex(({ number }) => number === place.number)
  })
  useEffect(() => {
    if (openRow.current >= 0) virtual.scrollToIndex(openRow.current, { align: 'auto' })
  }, [virtual, place.number])

  const selection = useSelection(rows, filter, place.search)
  useSelectionKeys({ rows, selection })
  const { extend } = selection
  const onOpen = useCallback(
    (event: MouseEvent, conversation: Conversation) => {
      if (event.metaKey || event.ctrlKey) return
      event.preventDefault()
      if (event.shiftKey) extend(conversation.id)
      else place.go({ number: conversation.number })
    },
    [place, extend],
  )

  return (
    <>
      {selection.isActive && <SelectionBar place={place} rows={rows} selection={selection} />}
      <div
        ref={scroller}
        aria-busy={isStale || isFetching}
        className={cn(
          'min-h-0 flex-1 overflow-y-auto transition-opacity duration-100',
          isStale && 'opacity-50',
        )}
      >
        {rows.length === 0 && <NoRows place={place} status={status} error={asked.error} />}
        <div role="list" className="relative" style={{ height: virtual.getTotalSize() }}>
          {drawn.map((item) => (
            <div
              key={item.key}
              role="listitem"
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row
                conversation={rows[item.index]!}
                place={place}
                selection={selection}
                onOpen={onOpen}
              />
            </div>
          ))}
        </div>
        {rows.length > 0 && hasMore && (
          <p role="status" className="p-3 text-center text-[12px] text-muted">
            {t(isResting ? 'moreFailed' : 'loading')}
          </p>
        )}
      </div>
    </>
  )
}

function pinnedFirst(items: Conversation[], pinned: Conversation[]): Conversation[] {
  const above = [...pinned, ...items.filter((row) => row.pinned)]
  const ids = new Set<string>(above.map(({ id }) => id))
  const once = above.filter(({ id }, index) => above.findIndex((row) => row.id === id) === index)
  return [...once, ...items.filter(({ id }) => !ids.has(id))]
}

interface RowProps {
  conversation: Conversation
  place: UsedPlace
  selection: UsedSelection
  onOpen: (event: MouseEvent, conversation: Conversation) => void
}

function Row({ conversation, place, selection, onOpen }: RowProps) {
  const t = useTranslations('list')
  const { me, memberOf, nameOf, labelOf, inboxes } = usePeople()
  const face = faceOf(conversation, me.userId, memberOf)
  const presence = usePresence(face ? [face.userId] : [])
  const { typing } = useTyping(conversation.id)
  const { lastMessage, assigneeId, subject, kind } = conversation
  const labels = useMemo(
    () => conversation.labels.map(labelOf).filter((label) => label !== undefined),
    [conversation.labels, labelOf],
  )
  const attachedText = useAttachedText()
  const said = useMemo(() => {
    if (lastMessage === null) return null
    if (lastMessage.deletedAt) return t('deleted')
    return plainText(lastMessage.body, nameOf) || attachedText(lastMessage.attached)
  }, [attachedText, lastMessage, nameOf, t])
  const isMine = lastMessage?.author.id === me.userId
  const preview =
    said === null
      ? (kind === 'support' && subject) || t('noMessages')
      : isMine
        ? t('you', { text: said })
        : said
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  const title = titleOf(conversation, me.userId, memberOf) ?? t('noName')
  const isSelected = selection.has(conversation.id)
  const isOpen = place.number === conversation.number
  const draft = useDraftText(me.userId, conversation.id)
  const [density] = usePreference('density')
  return (
    <div
      // Shift would select the words between two clicks.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      className={cn('group relative', isSelected && 'bg-accent-soft')}
    >
      <ConversationRow
        conversation={conversation}
        href={placeHref({ slug: place.slug, number: conversation.number, search: place.search })}
        title={title}
        image={face?.avatar ?? null}
        presence={face && (presence[face.userId] ?? 'offline')}
        preview={preview}
        draft={isOpen ? null : draft}
        assignee={assignee}
        labels={labels}
        channel={inboxes.find(({ id }) => id === conversation.inboxId)?.channel}
        isCompact={density === 'compact'}
        isOpen={isOpen}
        isTyping={typing.length > 0}
        onOpen={onOpen}
      />
      <RowCheckbox
        title={title}
        isChecked={isSelected}
        onToggle={() => selection.toggle(conversation.id)}
        onExtend={() => selection.extend(conversation.id)}
      />
    </div>
  )
}
