'use client'
import type { Conversation, Label, Member, PresenceStatus } from '@parley/contract'
import { Globe, Hash, Mail, Megaphone, User } from 'lucide-react'
import { memo } from 'react'
import type { MouseEvent } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Avatar } from './Avatar.tsx'
import { cn } from './cn.ts'
import { LabelChip } from './LabelChip.tsx'
import { PriorityIcon } from './PriorityIcon.tsx'
import { StatusIcon } from './StatusIcon.tsx'
import { useAgo } from './useAgo.ts'

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
  /** In two lines instead of three. */
  isCompact?: boolean
  isOpen: boolean
  isTyping: boolean
  onOpen: (event: MouseEvent, conversation: Conversation) => void
}

/** A row of the list: who, what last, how it stands, what is unread. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const {
    conversation,
    href,
    title,
    image,
    presence,
    preview,
    draft,
    assignee,
    labels,
    isCompact = false,
    isOpen,
    isTyping,
    onOpen,
  } = props
  const t = useTranslations('row')
  const format = useFormatter()
  const ago = useAgo()
  const isUnread = conversation.unreadCount > 0
  const standing = (
    <>
      <StatusIcon status={conversation.status} size={13} />
      {conversation.priority && <PriorityIcon priority={conversation.priority} size={13} />}
    </>
  )
  const unread = isUnread && (
    <span
      aria-label={t('unread', { count: conversation.unreadCount })}
      className="min-w-[18px] rounded-full bg-accent px-1.5 text-center text-[11px] leading-[18px] font-semibold text-on-accent"
    >
      {conversation.unreadCount > 99 ? '99+' : conversation.unreadCount}
    </span>
  )
  return (
    <a
      href={href}
      onClick={(event) => onOpen(event, conversation)}
      aria-current={isOpen ? 'page' : undefined}
      data-conversation={conversation.number}
      className={cn(
        'flex gap-3 border-b border-line px-3 text-[13px] transition-colors duration-100',
        isCompact ? 'h-[54px] py-1.5' : 'h-[80px] py-2',
        isOpen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Avatar
        name={title}
        image={image ?? null}
        size={isCompact ? 28 : 36}
        presence={presence}
        presenceLabel={presence && t(presence)}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1.5">
          <KindIcon conversation={conversation} channel={props.channel} />
          <span
            dir="auto"
            className={cn('min-w-0 flex-1 truncate', isUnread ? 'font-semibold' : 'font-medium')}
          >
            {title}
          </span>
          {conversation.purpose === 'support' && (
            <span className="rounded bg-accent-soft px-1 text-[10px] font-medium text-accent-strong">
              {t('support')}
            </span>
          )}
          <time
            dateTime={conversation.lastActivityAt.toISOString()}
            title={format.dateTime(conversation.lastActivityAt, {
              dateStyle: 'full',
              timeStyle: 'short',
            })}
            className="text-[11px] text-muted tabular-nums"
          >
            {ago(conversation.lastActivityAt)}
          </time>
        </div>
        <div className="flex items-center gap-1.5">
          <p
            dir="auto"
            className={cn('mt-0.5 min-w-0 flex-1 truncate', isUnread ? 'text-text' : 'text-muted')}
          >
            {isTyping ? (
              <span className="text-accent-strong">{t('typing')}</span>
            ) : draft ? (
              <>
                <span className="text-danger">{t('draft')}</span> {draft}
              </>
            ) : (
              preview
            )}
          </p>
          {isCompact && standing}
          {isCompact && unread}
        </div>
        {!isCompact && (
          <div className="mt-1 flex h-[18px] items-center gap-1.5">
            {standing}
            <span className="flex min-w-0 flex-1 gap-1 overflow-hidden">
              {labels.slice(0, 2).map((label) => (
                <LabelChip key={label.name} title={label.title} color={label.color} />
              ))}
            </span>
            {assignee && <Avatar name={assignee.name} image={assignee.avatar} size={16} />}
            {unread}
          </div>
        )}
      </div>
    </a>
  )
})

function KindIcon({
  conversation,
  channel,
}: {
  conversation: Conversation
  channel: string | undefined
}) {
  const Shape = {
    support: channel === 'email' ? Mail : Globe,
    direct: User,
    group: Hash,
    announcement: Megaphone,
  }[conversation.kind]
  return <Shape aria-hidden size={13} className="shrink-0 text-faint" />
}
