'use client'
import type { Conversation, Label, Member, PresenceStatus } from '@parley/contract'
import {
  AlarmClock,
  BellOff,
  Globe,
  Hash,
  Hourglass,
  Mail,
  Megaphone,
  Pin,
  User,
} from 'lucide-react'
import { memo } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from './Avatar.tsx'
import { cn } from './cn.ts'
import { LabelChip } from './LabelChip.tsx'
import { PriorityIcon } from './PriorityIcon.tsx'
import { StatusIcon } from './StatusIcon.tsx'
import { useAgo } from './useAgo.ts'
import { useFullTime } from './useFullTime.ts'

type Face = Pick<Member, 'userId' | 'name' | 'avatar'>

export interface ConversationRowProps {
  conversation: Conversation
  href: string
  title: string
  image?: string | null
  presence?: PresenceStatus | undefined
  preview: string
  /** What waits to be finished here: shown instead. */
  draft?: string | null
  assignee?: Pick<Member, 'name' | 'avatar'> | undefined
  labels: Label[]
  channel?: string | undefined
  inboxName?: string | undefined
  /** Who else looks at it now. */
  viewers?: readonly Face[]
  isOpen: boolean
  isTyping: boolean
  /** Nobody of the team has looked at it since it began. */
  isNew?: boolean
  /** It has just come in. */
  isArriving?: boolean
  /** It is in the list no more, and why. */
  left?: string | undefined
  isCompact?: boolean
  onOpen: (event: MouseEvent, conversation: Conversation) => void
}

/** Pixels, of the two densities. */
export const rowHeights = { comfortable: 80, compact: 54 } as const

/** A row of the list: who, what last, how it stands, what is unread. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, href, isOpen, isArriving, left, isCompact = false, onOpen } = props
  return (
    <a
      href={href}
      onClick={(event) => onOpen(event, conversation)}
      aria-current={isOpen ? 'page' : undefined}
      data-conversation={conversation.number}
      data-left={left !== undefined || undefined}
      style={{ height: rowHeights[isCompact ? 'compact' : 'comfortable'] }}
      className={cn(
        'flex gap-3 border-b border-line px-3 text-[13px] transition-[background-color] duration-100',
        isCompact ? 'items-center py-1' : 'py-2',
        isOpen ? 'bg-selected' : 'hover:bg-hover',
        isArriving && 'row-in',
      )}
    >
      <Picture {...props} />
      <div className={cn('min-w-0 flex-1', left !== undefined && 'opacity-60')}>
        <Heading {...props} />
        {isCompact ? (
          <div className="mt-0.5 flex items-center gap-1.5">
            <Preview {...props} />
            <Marks {...props} />
          </div>
        ) : (
          <>
            <Preview {...props} />
            <div className="mt-1 flex h-[18px] items-center gap-1.5">
              <Marks {...props} />
            </div>
          </>
        )}
      </div>
    </a>
  )
})

function Picture({ title, image, presence, isCompact }: ConversationRowProps) {
  const t = useTranslations('row')
  return (
    <Avatar
      name={title}
      image={image ?? null}
      size={isCompact ? 28 : 36}
      presence={presence}
      presenceLabel={presence && t(presence)}
    />
  )
}

function Heading(props: ConversationRowProps) {
  const { conversation, title, channel, inboxName, isNew, viewers = [] } = props
  const t = useTranslations('row')
  const ago = useAgo()
  const { lastActivityAt, unreadCount, purpose, pinned, muted } = conversation
  const fullTime = useFullTime(lastActivityAt)
  return (
    <div className="flex items-center gap-1.5">
      <KindIcon conversation={conversation} channel={channel} inboxName={inboxName} />
      <span
        dir="auto"
        className={cn('min-w-0 flex-1 truncate', unreadCount > 0 ? 'font-semibold' : 'font-medium')}
      >
        {title}
      </span>
      {isNew && <Badge>{t('new')}</Badge>}
      {purpose === 'support' && <Badge>{t('support')}</Badge>}
      {viewers.length > 0 && <Viewers viewers={viewers} />}
      {pinned && <Pin role="img" aria-label={t('pinned')} size={12} className="text-muted" />}
      {muted && <BellOff role="img" aria-label={t('muted')} size={12} className="text-muted" />}
      <time
        dateTime={lastActivityAt.toISOString()}
        {...fullTime}
        className="text-[11px] text-muted tabular-nums"
      >
        {ago(lastActivityAt)}
      </time>
    </div>
  )
}

function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="rounded bg-accent-soft px-1 text-[10px] font-medium text-accent-strong">
      {children}
    </span>
  )
}

const mostFaces = 2

function Viewers({ viewers }: { viewers: readonly Face[] }) {
  const t = useTranslations('row')
  const names = viewers.map(({ name }) => name).join(', ')
  return (
    <span
      role="img"
      data-row-viewers={viewers.length}
      aria-label={t('viewing', { names })}
      title={t('viewing', { names })}
      className="flex shrink-0 -space-x-1"
    >
      {viewers.slice(0, mostFaces).map(({ userId, name, avatar }) => (
        <Avatar key={userId} name={name} image={avatar} size={16} />
      ))}
    </span>
  )
}

function Preview(props: ConversationRowProps) {
  const { conversation, preview, draft, isTyping, isCompact, left } = props
  const t = useTranslations('row')
  return (
    <p
      dir="auto"
      className={cn(
        'min-w-0 truncate',
        isCompact ? 'flex-1 text-[12px]' : 'mt-0.5',
        conversation.unreadCount > 0 ? 'text-text' : 'text-muted',
      )}
    >
      {left !== undefined ? (
        <span className="font-medium italic">{left}</span>
      ) : isTyping ? (
        <span className="text-accent-strong">{t('typing')}</span>
      ) : draft ? (
        <>
          <span className="text-danger">{t('draft')}</span> {draft}
        </>
      ) : (
        preview
      )}
    </p>
  )
}

const mostLabels = 2

function Marks({ conversation, labels, assignee, isCompact }: ConversationRowProps) {
  const t = useTranslations('row')
  const { status, priority, snoozedUntil, waitingFor, waitingSince, unreadCount } = conversation
  return (
    <>
      <StatusIcon status={status} size={13} />
      {priority && <PriorityIcon priority={priority} size={13} />}
      {snoozedUntil && (
        <AlarmClock role="img" aria-label={t('snoozed')} size={12} className="text-muted" />
      )}
      {waitingFor === 'agent' && waitingSince && <Waiting since={waitingSince} />}
      {!isCompact && (
        <span className="flex min-w-0 flex-1 gap-1 overflow-hidden">
          {labels.slice(0, mostLabels).map((label) => (
            <LabelChip key={label.name} title={label.title} color={label.color} />
          ))}
          {labels.length > mostLabels && (
            <span
              title={labels.map(({ title }) => title).join(', ')}
              className="shrink-0 text-[11px] leading-[20px] text-muted tabular-nums"
            >
              +{labels.length - mostLabels}
            </span>
          )}
        </span>
      )}
      {assignee && <Avatar name={assignee.name} image={assignee.avatar} size={16} />}
      {unreadCount > 0 && (
        <span
          aria-label={t('unread', { count: unreadCount })}
          className="min-w-[18px] rounded-full bg-mine px-1.5 text-center text-[11px] leading-[18px] font-semibold text-mine-text"
        >
          {unreadCount > 99 ? '99+' : unreadCount}
        </span>
      )}
    </>
  )
}

/** How long the customer waits for a word of ours. */
function Waiting({ since }: { since: Date }) {
  const t = useTranslations('row')
  const ago = useAgo()
  const text = t('waiting', { time: ago(since) })
  return (
    <span
      data-waiting
      title={text}
      className="flex shrink-0 items-center gap-0.5 text-[11px] text-muted tabular-nums"
    >
      <Hourglass aria-hidden size={11} />
      <span className="sr-only">{text}</span>
      <span aria-hidden>{ago(since)}</span>
    </span>
  )
}

function KindIcon({
  conversation,
  channel,
  inboxName,
}: Pick<ConversationRowProps, 'conversation' | 'channel' | 'inboxName'>) {
  const Shape = {
    support: channel === 'email' ? Mail : Globe,
    direct: User,
    group: Hash,
    announcement: Megaphone,
  }[conversation.kind]
  return (
    <span title={inboxName} className="shrink-0 text-muted">
      <Shape aria-hidden size={13} />
    </span>
  )
}
