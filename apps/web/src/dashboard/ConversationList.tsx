'use client'
import type { Conversation, ConversationFilter } from '@parley/contract'
import { useConversations, usePresence, useTyping } from '@parley/client/react'
import { Button, cn, ConversationRow, Menu, Notice, StatusIcon } from '@parley/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleAlert, Filter, Menu as MenuIcon, PencilLine, Search, SearchX, X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MouseEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { statuses } from '@parley/contract'
import { usePeople } from './People.tsx'
import { placeHref } from './place.ts'
import { faceOf, titleOf } from './titleOf.ts'
import type { UsedPlace } from './usePlace.ts'
import { changeFilter, views } from './view.ts'

interface ConversationListProps {
  place: UsedPlace
  filter: ConversationFilter
  searchRef: RefObject<HTMLInputElement | null>
  onNew: () => void
  onNavigation: () => void
  /** The rows as they are drawn, for the keys. */
  onRows: (rows: Conversation[]) => void
}

const rowHeight = 76

/** The second pane: the conversations of the view, those that are pinned above. */
export function ConversationList({
  place,
  filter,
  searchRef,
  onNew,
  onNavigation,
  onRows,
}: ConversationListProps) {
  const t = useTranslations()
  const { items, status, hasMore, loadMore, isStale, error, isFetching } = useConversations(filter)
  const rows = useMemo(
    () => [...items.filter((row) => row.pinned), ...items.filter((row) => !row.pinned)],
    [items],
  )
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
  useEffect(() => {
    if (hasMore && !isFetching && lastDrawn >= rows.length - 12) void loadMore()
  }, [hasMore, isFetching, lastDrawn, rows.length, loadMore])

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
      aria-label={t('list.label')}
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
        {status === 'loading' && rows.length === 0 && <Skeleton label={t('list.loading')} />}
        {status === 'error' && rows.length === 0 && (
          <Notice
            icon={<CircleAlert aria-hidden size={28} />}
            title={t('list.failed')}
            text={error?.message}
            action={<Button onClick={() => window.location.reload()}>{t('list.retry')}</Button>}
          />
        )}
        {status === 'ready' && rows.length === 0 && (
          <Notice
            icon={<SearchX aria-hidden size={28} />}
            title={t('list.empty')}
            text={
              filter.search ? t('list.emptySearch', { search: filter.search }) : t('list.emptyText')
            }
            action={
              place.search ? (
                <Button onClick={() => place.go({ search: '' })}>{t('list.showAll')}</Button>
              ) : undefined
            }
          />
        )}
        <div role="list" className="relative" style={{ height: virtual.getTotalSize() }}>
          {drawn.map((item) => (
            <div
              key={item.key}
              role="listitem"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row conversation={rows[item.index]!} place={place} onOpen={onOpen} />
            </div>
          ))}
        </div>
      </div>
    </section>
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
  const inbox = inboxes.find(({ id }) => place.params.get('inbox') === id)
  const view = views.find(
    ({ search }) => search === place.search.replace(/[?&](status|q)=[^&]*/g, '').replace(/^&/, '?'),
  )
  const status = statuses.find((one) => one === place.params.get('status'))
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
          {inbox?.name ?? t(`nav.${view?.key ?? 'all'}`)}
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
                  onSelect: () =>
                    place.go({ search: changeFilter(place.params, { status: null }) }, 'replace'),
                },
                ...statuses.map((one) => ({
                  key: one,
                  label: t(`status.${one}`),
                  icon: <StatusIcon status={one} size={14} />,
                  isChecked: one === status,
                  onSelect: () =>
                    place.go({ search: changeFilter(place.params, { status: one }) }, 'replace'),
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

function SearchBox({ place, searchRef }: Pick<ConversationListProps, 'place' | 'searchRef'>) {
  const t = useTranslations('list')
  const said = place.params.get('q') ?? ''
  const [text, setText] = useState(said)
  const [known, setKnown] = useState(said)
  // The address changed by itself (a view, back, forward): the box follows.
  if (known !== said) {
    setKnown(said)
    setText(said)
  }
  useEffect(() => {
    if (text === said) return
    const timer = setTimeout(
      () =>
        place.go(
          { search: changeFilter(place.params, { q: text.trim() ? text : null }) },
          'replace',
        ),
      250,
    )
    return () => clearTimeout(timer)
  }, [text, said, place])
  return (
    <div className="relative mt-2">
      <Search aria-hidden size={14} className="absolute top-2 left-2.5 text-muted" />
      <input
        ref={searchRef}
        type="search"
        value={text}
        maxLength={200}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => setText(event.target.value)}
        className="h-8 w-full rounded-lg border border-line bg-bg pr-8 pl-8 text-[13px] outline-none placeholder:text-muted focus:border-accent [&::-webkit-search-cancel-button]:hidden"
      />
      {text && (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={() => setText('')}
          className="absolute top-1.5 right-1.5 cursor-pointer rounded p-0.5 text-muted hover:text-text"
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </div>
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
        <div key={index} className="flex h-[76px] gap-3 border-b border-line px-3 py-2.5">
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
