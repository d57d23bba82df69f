'use client'
import type { Conversation, Status } from '@parley/contract'
import { useConversations, usePresence, useTyping } from '@parley/client/react'
import { Button, cn, ConversationRow, Menu, Notice, StatusIcon } from '@parley/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleAlert, Filter, Menu as MenuIcon, PencilLine, SearchX } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { MouseEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { statuses } from '@parley/contract'
import type { Loading } from '@parley/client/react'
import { usePeople } from './People.tsx'
import { placeHref } from './place.ts'
import { faceOf, titleOf } from './titleOf.ts'
import { SearchBox } from './SearchBox.tsx'
import { useAgain } from './useAgain.ts'
import { usePaced } from './usePaced.ts'
import { usePinned } from './usePinned.ts'
import type { UsedPlace } from './usePlace.ts'
import { printFilter, viewOf, views } from './view.ts'

interface ConversationListProps {
  place: UsedPlace
  searchRef: RefObject<HTMLInputElement | null>
  onNew: () => void
  onNavigation: () => void
  /** The rows as they are drawn, for the keys. */
  onRows: (rows: Conversation[]) => void
}

const rowHeight = 80

/** The second pane: the conversations of the view, those that are pinned above. */
export function ConversationList({
  place,
  searchRef,
  onNew,
  onNavigation,
  onRows,
}: ConversationListProps) {
  const t = useTranslations('list')
  const { filter } = place
  const { items, status, hasMore, loadMore, isStale, isFetching } = useConversations(filter)
  const pinned = usePinned(filter)
  const rows = useMemo(() => pinnedFirst(items, pinned), [items, pinned])
  useEffect(() => onRows(rows), [onRows, rows])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]!.id,
    overscan: 8,
    initialRect: { width: 340, height: 900 },
  })
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

  const onOpen = useCallback(
    (event: MouseEvent, conversation: Conversation) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      place.go({ number: conversation.number })
    },
    [place],
  )

  return (
    <section
      aria-label={t('label')}
      className="flex h-full min-w-0 flex-col border-r border-line bg-panel"
    >
      <Header place={place} searchRef={searchRef} onNew={onNew} onNavigation={onNavigation} />
      <div
        ref={scroller}
        aria-busy={isFetching}
        className={cn(
          'min-h-0 flex-1 overflow-y-auto transition-opacity duration-100',
          isStale && 'opacity-50',
        )}
      >
        {rows.length === 0 && <NoRows place={place} status={status} />}
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
              <Row conversation={rows[item.index]!} place={place} onOpen={onOpen} />
            </div>
          ))}
        </div>
        {rows.length > 0 && hasMore && (
          <p role="status" className="p-3 text-center text-[12px] text-muted">
            {t(isResting ? 'moreFailed' : 'loading')}
          </p>
        )}
      </div>
    </section>
  )
}

function pinnedFirst(items: Conversation[], pinned: Conversation[]): Conversation[] {
  const above = [...pinned, ...items.filter((row) => row.pinned)]
  const ids = new Set<string>(above.map(({ id }) => id))
  const once = above.filter(({ id }, index) => above.findIndex((row) => row.id === id) === index)
  return [...once, ...items.filter(({ id }) => !ids.has(id))]
}

/** What stands where rows would: loading, failed, nothing. */
function NoRows({ place, status }: { place: UsedPlace; status: Loading }) {
  const t = useTranslations('list')
  const again = useAgain('conversations.list')
  const { search } = place.filter
  if (status === 'loading') return <Skeleton label={t('loading')} />
  if (status === 'error')
    return (
      <Notice
        icon={<CircleAlert aria-hidden size={28} />}
        title={t('failed')}
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

function Header({
  place,
  searchRef,
  onNew,
  onNavigation,
}: Pick<ConversationListProps, 'place' | 'searchRef' | 'onNew' | 'onNavigation'>) {
  const t = useTranslations()
  const { inboxes } = usePeople()
  const { filter } = place
  const [inboxId] = filter.inboxId ?? []
  const inbox = inboxes.find(({ id }) => id === inboxId)
  const view = views.find((one) => printFilter(one.filter) === viewOf(filter))
  const [status] = filter.status?.length === 1 ? filter.status : []
  const choose = (one: Status | undefined) => {
    const { status: _status, ...rest } = filter
    place.go({ filter: one ? { ...rest, status: [one] } : rest }, 'replace')
  }
  return (
    <header className="border-b border-line p-2">
      <div className="flex h-8 items-center gap-1">
        <Button
          look="ghost"
          size="icon"
          aria-label={t('nav.open')}
          onClick={onNavigation}
          className="lg:hidden"
        >
          <MenuIcon aria-hidden size={16} />
        </Button>
        <h1 className="min-w-0 flex-1 truncate px-1 text-[14px] font-semibold">
          {inbox?.name ?? (view ? t(`nav.${view.key}`) : t('list.label'))}
        </h1>
        <Menu
          align="end"
          trigger={
            <Button look={status ? 'plain' : 'ghost'} size="small" aria-label={t('pane.status')}>
              {status ? <StatusIcon status={status} size={13} /> : <Filter aria-hidden size={14} />}
              {status ? t(`status.${status}`) : null}
            </Button>
          }
          groups={[
            {
              items: [
                {
                  key: 'any',
                  label: t('list.anyStatus'),
                  isChecked: !status,
                  onSelect: () => choose(undefined),
                },
                ...statuses.map((one) => ({
                  key: one,
                  label: t(`status.${one}`),
                  icon: <StatusIcon status={one} size={14} />,
                  isChecked: one === status,
                  onSelect: () => choose(one),
                })),
              ],
            },
          ]}
        />
        <Button
          look="ghost"
          size="icon"
          aria-label={t('list.new')}
          title={`${t('list.new')} (c)`}
          onClick={onNew}
        >
          <PencilLine aria-hidden size={16} />
        </Button>
      </div>
      <SearchBox place={place} searchRef={searchRef} />
    </header>
  )
}

interface RowProps {
  conversation: Conversation
  place: UsedPlace
  onOpen: (event: MouseEvent, conversation: Conversation) => void
}

function Row({ conversation, place, onOpen }: RowProps) {
  const t = useTranslations('list')
  const { me, memberOf, labelOf, inboxes } = usePeople()
  const face = faceOf(conversation, me.userId, memberOf)
  const presence = usePresence(face ? [face.userId] : [])
  const { typing } = useTyping(conversation.id)
  const { lastMessage, assigneeId, subject, kind } = conversation
  const labels = useMemo(
    () => conversation.labels.map(labelOf).filter((label) => label !== undefined),
    [conversation.labels, labelOf],
  )
  const said = lastMessage === null ? null : lastMessage.deletedAt ? t('deleted') : lastMessage.body
  const isMine = lastMessage?.author.id === me.userId
  const preview =
    said === null
      ? (kind === 'support' && subject) || t('noMessages')
      : isMine
        ? t('you', { text: said })
        : said
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  return (
    <ConversationRow
      conversation={conversation}
      href={placeHref({ slug: place.slug, number: conversation.number, search: place.search })}
      title={titleOf(conversation, me.userId, memberOf) ?? t('noName')}
      image={face?.avatar ?? null}
      presence={face && (presence[face.userId] ?? 'offline')}
      preview={preview}
      assignee={assignee}
      labels={labels}
      channel={inboxes.find(({ id }) => id === conversation.inboxId)?.channel}
      isOpen={place.number === conversation.number}
      isTyping={typing.length > 0}
      onOpen={onOpen}
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
