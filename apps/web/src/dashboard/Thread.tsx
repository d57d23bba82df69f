'use client'
import type { Author, Conversation } from '@parley/contract'
import { useMarkRead, useMessages, useSendMessage } from '@parley/client/react'
import type { ShownMessage } from '@parley/client/react'
import { Button, MessageBubble, Notice } from '@parley/ui'
import { ArrowDown, CircleAlert, MessageSquare } from 'lucide-react'
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { usePeople } from './People.tsx'

const groupMs = 5 * 60_000
const stickPx = 80
const readMs = 1000

/** The messages of a conversation. Nothing that loads or arrives moves what is being read. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('pane')
  const { items, status, hasOlder, loadOlder, isFetching, error } = useMessages(conversation.id)
  const { retry, discard } = useSendMessage()
  const { me } = usePeople()
  const scroller = useRef<HTMLDivElement>(null)
  const { isAtEnd, toEnd } = useSteadyScroll(scroller, items)
  useReading(conversation, items, isAtEnd)
  const authorOf = useAuthorOf(conversation)
  const dividerSeq = useDivider(conversation)

  useEffect(() => {
    const box = scroller.current
    if (!box || !hasOlder || isFetching) return
    const load = () => box.scrollTop < 600 && void loadOlder()
    load()
    box.addEventListener('scroll', load, { passive: true })
    return () => box.removeEventListener('scroll', load)
  }, [hasOlder, isFetching, loadOlder, items.length])

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={t('messages')}
        aria-busy={status === 'loading'}
        tabIndex={0}
        className="h-full overflow-y-auto pb-4 [overflow-anchor:none]"
      >
        {status === 'loading' && items.length === 0 && (
          <p className="p-6 text-center text-[13px] text-muted">{t('loading')}</p>
        )}
        {status === 'error' && items.length === 0 && (
          <Notice
            icon={<CircleAlert aria-hidden size={28} />}
            title={t('failed')}
            text={error?.message}
          />
        )}
        {status === 'ready' && items.length === 0 && (
          <Notice icon={<MessageSquare aria-hidden size={28} />} title={t('empty')} />
        )}
        {items.map((message, index) => {
          const before = items[index - 1]
          const isNewDay = !before || dayOf(before) !== dayOf(message)
          const isMine = message.author.type === 'member' && message.author.id === me.userId
          return (
            <Fragment key={message.id}>
              {isNewDay && <Day date={message.createdAt} />}
              {dividerSeq !== null &&
                message.seq >= dividerSeq &&
                (before?.seq ?? 0) < dividerSeq &&
                message.state === 'sent' && (
                  <p className="my-3 flex items-center gap-3 px-4 text-[11px] font-medium text-accent-strong before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
                    {t('newMessages')}
                  </p>
                )}
              <MessageBubble
                message={message}
                author={authorOf(message.author)}
                isMine={isMine}
                startsGroup={isNewDay || !isSameGroup(before, message)}
                state={message.state}
                onRetry={retry}
                onDiscard={discard}
              />
            </Fragment>
          )
        })}
      </div>
      {!isAtEnd && items.length > 0 && (
        <Button onClick={toEnd} className="absolute right-4 bottom-3 rounded-full shadow-float">
          <ArrowDown aria-hidden size={14} />
          {t('jump')}
          {conversation.unreadCount > 0 && ` (${conversation.unreadCount})`}
        </Button>
      )}
    </div>
  )
}

function Day({ date }: { date: Date }) {
  const t = useTranslations('pane')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000)
  const text =
    days === 0
      ? t('today')
      : days === 1
        ? t('yesterday')
        : format.dateTime(date, { dateStyle: 'long' })
  return (
    <h3 className="sticky top-0 z-10 flex justify-center py-2 text-[11px] font-medium text-muted">
      <span
        suppressHydrationWarning
        className="rounded-full border border-line bg-panel px-2.5 py-0.5"
      >
        {text}
      </span>
    </h3>
  )
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function dayOf({ createdAt }: ShownMessage): number {
  return startOfDay(createdAt)
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

function useAuthorOf({ contact }: Conversation) {
  const { memberOf } = usePeople()
  return (author: Author) => {
    const member = author.type === 'member' && author.id ? memberOf(author.id) : undefined
    if (member) return { name: member.name, image: member.avatar }
    return { name: author.type === 'contact' ? (contact?.name ?? contact?.email ?? null) : null }
  }
}

/** The first unread message when the conversation was opened; it stays until one leaves. */
function useDivider({ id, readSeq, unreadFrom, unreadCount }: Conversation): number | null {
  const [held] = useState(() => ({ id, seq: unreadCount > 0 ? (unreadFrom ?? readSeq + 1) : null }))
  return held.id === id ? held.seq : null
}

/** Keeps to the end from within 80 px of it; keeps the message under the eye when older ones come above. */
function useSteadyScroll(scroller: RefObject<HTMLDivElement | null>, items: ShownMessage[]) {
  const [isAtEnd, setAtEnd] = useState(true)
  const sticks = useRef(true)
  const seen = useRef({ firstId: items[0]?.id, lastId: items.at(-1)?.id, height: 0 })

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const { firstId, height, lastId } = seen.current
    const last = items.at(-1)
    const wroteNow = last && last.id !== lastId && last.state === 'sending'
    if (sticks.current || wroteNow) box.scrollTop = box.scrollHeight
    else if (items[0]?.id !== firstId) box.scrollTop += box.scrollHeight - height
    seen.current = { firstId: items[0]?.id, lastId: last?.id, height: box.scrollHeight }
  }, [items, scroller])

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight <= stickPx
      setAtEnd(sticks.current)
    }
    const resized = new ResizeObserver(() => {
      if (sticks.current) box.scrollTop = box.scrollHeight
    })
    resized.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      box.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller])

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  return { isAtEnd, toEnd }
}

/** Reads once the newest message was on screen for a second in a tab that is visible and focused. */
function useReading(conversation: Conversation, items: ShownMessage[], isAtEnd: boolean) {
  const { markRead } = useMarkRead()
  const newest = items.findLast((message) => message.state === 'sent')?.seq ?? 0
  const { id, readSeq, unreadCount, unreadFrom } = conversation
  const [isWatched, setWatched] = useState(false)
  useEffect(() => {
    const look = () => setWatched(document.visibilityState === 'visible' && document.hasFocus())
    look()
    const events = ['visibilitychange', 'focus', 'blur'] as const
    for (const name of events) window.addEventListener(name, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const name of events) window.removeEventListener(name, look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  // Marked unread by hand stays so while one looks at it; coming back reads it.
  const [openedUnreadFrom] = useState(unreadFrom)
  const isHeld = unreadFrom !== null && unreadFrom !== openedUnreadFrom
  const mayRead =
    isWatched && isAtEnd && !isHeld && newest > 0 && (newest > readSeq || unreadCount > 0)
  useEffect(() => {
    if (!mayRead) return
    const timer = setTimeout(() => void markRead(id, newest).catch(() => {}), readMs)
    return () => clearTimeout(timer)
  }, [mayRead, id, newest, markRead])
}
