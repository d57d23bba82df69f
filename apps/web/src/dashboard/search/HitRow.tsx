'use client'
import type { MessageHit } from '@parley/contract'
import { Avatar, cn, useAgo, useFullTime } from '@parley/ui'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'
import { useAuthorOf } from '../useAuthorOf.ts'
import { Snippet } from './Snippet.tsx'

interface HitRowProps {
  hit: MessageHit
  href: string
  isOpen: boolean
  /** Whether Tab comes to this one. */
  isActive: boolean
  onOpen: (event: MouseEvent, hit: MessageHit) => void
}

/** A message that was found: in which conversation, when, who said it, and its words. */
export const HitRow = memo(function HitRow({ hit, href, isOpen, isActive, onOpen }: HitRowProps) {
  const t = useTranslations()
  const ago = useAgo()
  const fullTime = useFullTime(hit.message.createdAt)
  const { me, memberOf, nameOf } = usePeople()
  const { message, conversation, snippet } = hit
  const author = useAuthorOf(conversation.contact)(message.author)
  const isMine = message.author.type === 'member' && message.author.id === me.userId
  const name = isMine ? t('search.you') : (author.name ?? t('message.someone'))
  const isNote = message.kind === 'note'
  return (
    <a
      href={href}
      data-hit={message.id}
      tabIndex={isActive ? 0 : -1}
      aria-current={isOpen ? 'page' : undefined}
      onClick={(event) => onOpen(event, hit)}
      className={cn(
        'flex h-[96px] gap-2.5 border-b border-line px-3 py-2 text-[13px] leading-[18px] -outline-offset-2! transition-[background-color] duration-100',
        isOpen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Avatar name={author.name} image={author.image ?? null} size={28} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-1.5">
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
            {titleOf(conversation, me.userId, memberOf) ?? t('list.noName')}
          </span>
          <time
            dateTime={message.createdAt.toISOString()}
            {...fullTime}
            className="shrink-0 text-[11px] text-muted tabular-nums"
          >
            {ago(message.createdAt)}
          </time>
        </div>
        <p dir="auto" className="mt-0.5 line-clamp-3 [overflow-wrap:anywhere] text-muted">
          {isNote && (
            <span
              data-note
              className="mr-1 inline-flex items-center gap-1 rounded border border-note-line bg-note px-1 align-top text-[11px] leading-4 font-medium text-note-text"
            >
              <Lock aria-hidden size={10} />
              {t('search.note')}
            </span>
          )}
          <span className="text-text">{t('search.by', { name })}</span>{' '}
          {message.deletedAt ? (
            <em>{t('message.deleted')}</em>
          ) : (
            <Snippet pieces={snippet} body={message.body} nameOf={nameOf} />
          )}
        </p>
      </div>
    </a>
  )
})
