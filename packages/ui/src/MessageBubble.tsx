'use client'
import type { Message } from '@parley/contract'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Avatar } from './Avatar.tsx'
import { Button } from './Button.tsx'
import { cn } from './cn.ts'
import { DeliveryIcon } from './DeliveryIcon.tsx'
import { Linkified } from './Linkified.tsx'

interface MessageBubbleProps {
  message: Message
  author: { name: string | null; image?: string | null }
  isMine: boolean
  /** The first of a group: shows who and when. */
  startsGroup: boolean
  state: 'sending' | 'failed' | 'sent'
  onRetry?: (id: string) => void
  onDiscard?: (id: string) => void
}

/** One message. Notes are amber and locked; what failed says so and offers what to do. */
export const MessageBubble = memo(function MessageBubble(props: MessageBubbleProps) {
  const { message, author, isMine, startsGroup, state, onRetry, onDiscard } = props
  const t = useTranslations('message')
  const format = useFormatter()
  const isNote = message.kind === 'note'
  const time = format.dateTime(message.createdAt, { hour: 'numeric', minute: '2-digit' })
  return (
    <article
      data-message-id={message.id}
      data-seq={message.seq}
      aria-label={`${author.name ?? t('someone')}, ${time}`}
      className={cn(
        'flex gap-2 px-4',
        startsGroup ? 'mt-3' : 'mt-0.5',
        isMine && 'flex-row-reverse',
      )}
    >
      <span className="w-8 shrink-0">
        {startsGroup && <Avatar name={author.name} image={author.image ?? null} />}
      </span>
      <div
        className={cn(
          'flex max-w-[min(680px,78%)] min-w-0 flex-col',
          isMine ? 'items-end' : 'items-start',
        )}
      >
        {startsGroup && (
          <header className="mb-1 flex items-baseline gap-2 text-[12px] text-muted">
            <span className="font-medium text-text">{author.name ?? t('someone')}</span>
            <time
              dateTime={message.createdAt.toISOString()}
              title={format.dateTime(message.createdAt, { dateStyle: 'full', timeStyle: 'short' })}
            >
              {time}
            </time>
          </header>
        )}
        <div
          className={cn(
            'rounded-lg px-3 py-1.5 text-[14px] leading-[1.45]',
            isNote
              ? 'border border-note-line bg-note text-note-text'
              : isMine
                ? 'bg-mine text-mine-text'
                : 'bg-bubble text-text',
            state === 'failed' && 'outline outline-danger',
            message.deletedAt && 'italic opacity-70',
          )}
        >
          {isNote && (
            <span className="mb-0.5 flex items-center gap-1 text-[11px] font-medium">
              <Lock aria-hidden size={11} />
              {t('note')}
            </span>
          )}
          <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
            {message.deletedAt ? t('deleted') : <Linkified text={message.body} />}
          </p>
        </div>
        {(isMine || message.editedAt) && (
          <footer className="mt-0.5 flex items-center gap-1.5 text-[11px] text-muted">
            {message.editedAt && !message.deletedAt && <span>{t('edited')}</span>}
            {isMine && <DeliveryIcon state={state === 'sent' ? message.delivery : state} />}
            {state === 'failed' && (
              <>
                <span className="text-danger">{t('failed')}</span>
                <Button size="small" look="ghost" onClick={() => onRetry?.(message.id)}>
                  {t('retry')}
                </Button>
                <Button size="small" look="ghost" onClick={() => onDiscard?.(message.id)}>
                  {t('discard')}
                </Button>
              </>
            )}
          </footer>
        )}
      </div>
    </article>
  )
})
