'use client'
import type { Conversation } from '@parley/contract'
import { useMessages, useSame, useSendMessage } from '@parley/client/react'
import type { ShownMessage } from '@parley/client/react'
import { Button, cn, Notice } from '@parley/ui'
import { ArrowDown, MessageSquare } from 'lucide-react'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Found } from './search/Found.tsx'
import { NotThere } from './search/NotThere.tsx'
import { useOffer } from './keys/SceneProvider.tsx'
import { usePeople } from './People.tsx'
import { ActivityLine } from './thread/ActivityLine.tsx'
import type { Beginning } from './thread/useBeginning.ts'
import { MessageMenu } from './thread/MessageMenu.tsx'
import { ThreadMessage } from './thread/ThreadMessage.tsx'
import { useThreadTools } from './thread/ThreadTools.tsx'
import { useArrivedMessages } from './thread/useArrivedMessages.ts'
import { useDrawnPart } from './thread/useDrawnPart.ts'
import { useMessageItems } from './thread/useMessageItems.tsx'
import { ThreadSkeleton } from './ThreadSkeleton.tsx'
import { TroubleNotice } from './trouble/TroubleNotice.tsx'
import { useAgain } from './useAgain.ts'
import { useAuthorOf } from './useAuthorOf.ts'
import { useDays } from './useDays.ts'
import { usePaced } from './usePaced.ts'
import { useReading } from './useReading.ts'
import { useSteadyScroll } from './useSteadyScroll.ts'

const groupMs = 5 * 60_000
/** More messages are asked for this far before one reaches the top, or the end of a part. */
const aheadPx = 800
const none: ShownMessage[] = []

interface ThreadProps {
  conversation: Conversation
  begin: Beginning
  /** Leaves that place for the newest messages. */
  onLatest: () => void
  /** Set to what brings the newest messages into view. */
  latestRef: RefObject<() => void>
}

/** The messages of a conversation. */
export function Thread({ conversation, begin, onLatest, latestRef }: ThreadProps) {
  const t = useTranslations('pane')
  const { at, around, to } = begin
  const messages = useMessages(conversation.id, { around: around ?? undefined })
  const { items: held, status, hasNewer } = messages
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const part = useDrawnPart(scroller, held, begin)
  const drawn = useMemo(() => held.slice(part.from, part.to), [held, part.from, part.to])
  const { isAtEnd, isMounted, toEnd } = useSteadyScroll(scroller, content, drawn, {
    at,
    to,
    hasNewer: hasNewer || part.to < held.length,
  })
  // Where to begin is not known before the box is measured; at the end it is.
  const isShown = isMounted || at === null
  const items = isShown ? held : none
  useReading(conversation, scroller)
  const isOlderResting = useMore(scroller, messages, 'older', part.from === 0)
  const isNewerResting = useMore(scroller, messages, 'newer', part.to === held.length)
  const toLatest = hasNewer ? onLatest : toEnd
  useEffect(() => {
    latestRef.current = toLatest
  })
  const { unreadCount } = conversation

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        // What is new is read out by the Announcer.
        aria-live="off"
        aria-label={t('messages')}
        aria-busy={status === 'loading'}
        tabIndex={0}
        className={cn(
          'h-full overflow-y-auto [overflow-anchor:none]',
          !isMounted && at === null && 'flex flex-col-reverse',
        )}
      >
        <div
          ref={content}
          className="mx-auto flex min-h-full w-full max-w-[920px] shrink-0 flex-col justify-end pt-2 pb-6"
        >
          {items.length === 0 && (
            <NoMessages status={isShown ? status : 'loading'} error={messages.error} />
          )}
          {items.length > 0 && messages.hasOlder && (
            <More text={t(isOlderResting ? 'olderFailed' : 'loading')} />
          )}
          <MessageMenu>
            <Messages
              conversation={conversation}
              items={items}
              part={part}
              begin={begin}
              hasNewer={hasNewer}
            />
          </MessageMenu>
          {items.length > 0 && hasNewer && (
            <More text={t(isNewerResting ? 'newerFailed' : 'loading')} />
          )}
        </div>
      </div>
      {at !== null && to === 'middle' && status === 'ready' && <NotThere items={held} at={at} />}
      {!isAtEnd && items.length > 0 && (
        <Button onClick={toLatest} className="absolute right-4 bottom-3 rounded-full! shadow-float">
          <ArrowDown aria-hidden size={14} />
          {t('jump')}
          {unreadCount > 0 && ` (${unreadCount > 99 ? '99+' : unreadCount})`}
        </Button>
      )}
    </div>
  )
}

function More({ text }: { text: string }) {
  return (
    <p role="status" className="py-2 text-center text-[12px] text-muted">
      {text}
    </p>
  )
}

interface MessagesProps {
  conversation: Conversation
  items: ShownMessage[]
  /** Which of them are drawn. */
  part: { from: number; to: number }
  begin: Beginning
  hasNewer: boolean
}

function Messages({ conversation, items, part, begin, hasNewer }: MessagesProps) {
  const { me } = usePeople()
  const { retry, discard } = useSendMessage()
  // An event about the conversation brings the contact anew: its messages are not drawn for that.
  const contact = useSame(conversation.contact)
  const authorOf = useAuthorOf(contact)
  const { dayOf, nameOf } = useDays()
  const byId = useMemo(() => new Map(items.map((message) => [message.id, message])), [items])
  const isClosed = conversation.status === 'closed'
  useEditLast(items, me.userId, isClosed)
  const { deeds } = useThreadTools()
  useOffer('thread', { deedsOf: (id) => deeds.get(id) ?? null })
  const hasArrived = useArrivedMessages(items, hasNewer)
  const itemsOf = useMessageItems()
  return items.slice(part.from, part.to).map((message, index) => {
    const before = items[part.from + index - 1]
    const isNewDay = !before || dayOf(before.createdAt) !== dayOf(message.createdAt)
    return (
      <Fragment key={message.id}>
        {isNewDay && <Day name={nameOf(message.createdAt)} />}
        {isFirstFrom(begin.newFrom, message, before) && <NewMessages />}
        <Found
          isFound={begin.to === 'middle' && message.seq === begin.at && message.state === 'sent'}
        >
          {message.kind === 'activity' ? (
            <ActivityLine message={message} who={authorOf(message.author).name} />
          ) : (
            <ThreadMessage
              message={message}
              author={authorOf(message.author)}
              isMine={message.author.type === 'member' && message.author.id === me.userId}
              startsGroup={isNewDay || !isSameGroup(before, message)}
              contact={contact}
              quoted={(message.replyTo && byId.get(message.replyTo)) || null}
              isClosed={isClosed}
              isArriving={hasArrived(message.id)}
              itemsOf={itemsOf}
              onRetry={retry}
              onDiscard={discard}
            />
          )}
        </Found>
      </Fragment>
    )
  })
}

/** Lets the composer begin an edit of the viewer's newest message. */
function useEditLast(items: ShownMessage[], userId: string, isClosed: boolean) {
  const { editing, editLast } = useThreadTools()
  useEffect(() => {
    const isMine = ({ author, state, deletedAt, kind }: ShownMessage) =>
      author.type === 'member' &&
      author.id === userId &&
      state === 'sent' &&
      deletedAt === null &&
      kind !== 'activity'
    editLast.current = () => {
      const last = isClosed ? undefined : items.findLast(isMine)
      if (last) editing.set(last.id)
      return last !== undefined
    }
  }, [items, userId, isClosed, editing, editLast])
}

function NoMessages({ status, error }: Pick<ReturnType<typeof useMessages>, 'status' | 'error'>) {
  const t = useTranslations()
  const again = useAgain('messages.list')
  if (status === 'loading') return <ThreadSkeleton label={t('pane.loading')} />
  if (status === 'error')
    return <TroubleNotice title={t('pane.failed')} trouble={error} onRetry={again} />
  return <Notice icon={<MessageSquare aria-hidden size={28} />} title={t('pane.empty')} />
}

function Day({ name }: { name: string }) {
  return (
    <h3 className="pointer-events-none sticky top-0 z-10 flex justify-center py-2 text-[11px] font-medium text-muted">
      <span className="rounded-full border border-line bg-panel px-2.5 py-0.5">{name}</span>
    </h3>
  )
}

function NewMessages() {
  const t = useTranslations('pane')
  return (
    <p className="my-3 flex items-center gap-3 px-4 text-[11px] font-medium text-accent-strong before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
      {t('newMessages')}
    </p>
  )
}

/** Asks for older or newer messages well before the top or the end is reached. */
function useMore(
  scroller: RefObject<HTMLDivElement | null>,
  messages: ReturnType<typeof useMessages>,
  side: 'older' | 'newer',
  /** All that is held on this side is drawn. */
  isDrawn: boolean,
): boolean {
  const { isFetching, items } = messages
  const isOlder = side === 'older'
  const hasMore = isOlder ? messages.hasOlder : messages.hasNewer
  const { isResting, run } = usePaced(isOlder ? messages.loadOlder : messages.loadNewer)
  useEffect(() => {
    const box = scroller.current
    if (!box || !isDrawn || !hasMore || isFetching || isResting) return
    const isNear = () =>
      (isOlder ? box.scrollTop : box.scrollHeight - box.scrollTop - box.clientHeight) < aheadPx
    const look = () => isNear() && run()
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller, isOlder, isDrawn, hasMore, isFetching, isResting, run, items.length])
  return isResting
}

function isSameGroup(a: ShownMessage | undefined, b: ShownMessage): boolean {
  return (
    a !== undefined &&
    a.author.id === b.author.id &&
    a.author.type === b.author.type &&
    a.kind === b.kind &&
    b.createdAt.getTime() - a.createdAt.getTime() < groupMs
  )
}

function isFirstFrom(
  seq: number | null,
  message: ShownMessage,
  before: ShownMessage | undefined,
): boolean {
  if (seq === null || message.state !== 'sent') return false
  return message.seq >= seq && (before?.seq ?? 0) < seq
}
