'use client'
import type { Message } from '@parley/contract'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Avatar } from './Avatar.tsx'
import { Button } from './Button.tsx'
import { cn } from './cn.ts'
import { DeliveryButton } from './DeliveryButton.tsx'
import { DeliveryIcon } from './DeliveryIcon.tsx'
import { MessageText } from './MessageText.tsx'
import type { MentionNames } from './MessageText.tsx'
import { useFullTime } from './useFullTime.ts'

interface MessageBubbleProps extends MentionNames {
  message: Message
  author: { name: string | null; image?: string | null }
  isMine: boolean
  /** The first of a group: shows who and when. */
  startsGroup: boolean
  state: 'sending' | 'failed' | 'sent'
  /** Why it failed, or is not sent yet, in the reader's words. */
  problem?: string | undefined
  /** It has just come in. */
  isArriving?: boolean
  /** Given while it was tried in vain and waits to be tried again: does that now. */
  onHurry?: (() => void) | undefined
  /** What it answers, above its words. */
  quote?: ReactNode
  /** In place of its words, while they are edited. */
  editor?: ReactNode
  /** Its files, below its words. */
  attachments?: ReactNode
  /** Below it: reactions. */
  below?: ReactNode
  /** What can be done with it. */
  actions?: ReactNode
  /** One points at it, or the focus has come to it. */
  onNear?: (() => void) | undefined
  /** Who has it, for one's own that is sent. */
  who?: (() => ReactNode) | undefined
  /** Shows what it said before. */
  onEdited?: (() => void) | undefined
  onRetry?: (id: string) => void
  onDiscard?: (id: string) => void
}

/** One message. Notes are amber and locked; what failed says so and offers what to do. */
export function MessageBubble(props: MessageBubbleProps) {
  const { message, author, isMine, startsGroup, state, problem, onRetry, onDiscard } = props
  const { quote, editor, attachments, below, actions, onEdited } = props
  const t = useTranslations('message')
  const format = useFormatter()
  const isNote = message.kind === 'note'
  const time = format.dateTime(message.createdAt, { hour: 'numeric', minute: '2-digit' })
  const fullTime = useFullTime(message.createdAt)
  if (message.kind === 'activity')
    return (
      <p
        data-message-id={message.id}
        data-seq={message.seq}
        {...fullTime}
        className="mt-3 px-4 text-center text-[12px] [overflow-wrap:anywhere] text-muted"
      >
        {message.body}
      </p>
    )
  return (
    <article
      data-message-id={message.id}
      data-seq={message.seq}
      aria-label={`${author.name ?? t('someone')}, ${time}`}
      onPointerEnter={props.onNear}
      onFocus={props.onNear}
      className={cn(
        'group/message flex gap-2 px-4',
        startsGroup ? 'mt-3' : 'mt-0.5',
        isMine && 'flex-row-reverse',
        props.isArriving && 'message-in',
      )}
    >
      <span className="w-8 shrink-0">
        {startsGroup && <Avatar name={author.name} image={author.image ?? null} />}
      </span>
      <div
        className={cn(
          'flex max-w-[min(680px,78%)] min-w-0 flex-col',
          isMine ? 'items-end' : 'items-start',
          editor && 'w-full',
        )}
      >
        {startsGroup && (
          <header className="mb-1 flex max-w-full items-baseline gap-2 text-[12px] text-muted">
            <span dir="auto" className="min-w-0 truncate font-medium text-text">
              {author.name ?? t('someone')}
            </span>
            <time dateTime={message.createdAt.toISOString()} {...fullTime} className="shrink-0">
              {time}
            </time>
          </header>
        )}
        <div
          className={cn('flex max-w-full min-w-0 items-end gap-1.5', isMine && 'flex-row-reverse')}
        >
          <div
            {...fullTime}
            className={cn(
              'relative min-w-0 rounded-lg px-3 py-1.5 text-[14px] leading-[1.45]',
              lookOf(props),
              state === 'failed' && !message.deletedAt && 'outline outline-danger',
            )}
          >
            {actions && (
              <div
                className={cn(
                  'absolute inset-x-0 top-0 flex h-0',
                  isMine ? 'justify-start pl-1' : 'justify-end pr-1',
                )}
              >
                {actions}
              </div>
            )}
            {isNote && (
              <span className="mb-0.5 flex items-center gap-1 text-[11px] font-medium">
                <Lock aria-hidden size={11} />
                {t('note')}
              </span>
            )}
            {quote && !message.deletedAt && <div className="mb-1">{quote}</div>}
            {message.deletedAt ? (
              <p>{t('deleted')}</p>
            ) : (
              (editor ??
              (message.body.trim() !== '' && (
                <MessageText body={message.body} nameOf={props.nameOf} me={props.me} />
              )))
            )}
            {!message.deletedAt && attachments}
          </div>
          {isMine && !message.deletedAt && props.who && state === 'sent' && (
            <DeliveryButton state={message.delivery} who={props.who} />
          )}
          {isMine && !message.deletedAt && !(props.who && state === 'sent') && (
            <DeliveryIcon state={state === 'sent' ? message.delivery : state} />
          )}
          {message.editedAt && !message.deletedAt && (
            <Edited text={t('edited')} hint={t('versions')} onOpen={onEdited} />
          )}
        </div>
        {below}
        {state === 'sending' && props.onHurry && (
          <Stalled problem={problem} onHurry={props.onHurry} />
        )}
        {state === 'failed' && (
          <footer
            role="alert"
            className="mt-0.5 flex flex-wrap items-center gap-1 text-[12px] text-danger"
          >
            <span>{problem ?? t('failed')}</span>
            <Button size="small" look="ghost" onClick={() => onRetry?.(message.id)}>
              {t('retry')}
            </Button>
            <Button
              size="small"
              look="ghost"
              onClick={() => void navigator.clipboard?.writeText(message.body)}
            >
              {t('copy')}
            </Button>
            <Button size="small" look="ghost" onClick={() => onDiscard?.(message.id)}>
              {t('discard')}
            </Button>
          </footer>
        )}
      </div>
    </article>
  )
}

/** The server does not take it for now: why, that nothing is lost, and a way not to wait. */
function Stalled({ problem, onHurry }: { problem: string | undefined; onHurry: () => void }) {
  const t = useTranslations('message')
  return (
    <footer
      role="status"
      data-stalled
      className="mt-0.5 flex flex-wrap items-center gap-1 text-[12px] text-muted"
    >
      <span>
        {problem} {t('stalled')}
      </span>
      <Button size="small" look="ghost" onClick={onHurry}>
        {t('tryNow')}
      </Button>
    </footer>
  )
}

function Edited({
  text,
  hint,
  onOpen,
}: {
  text: string
  hint: string
  onOpen?: (() => void) | undefined
}) {
  if (!onOpen) return <span className="text-[11px] text-muted">{text}</span>
  return (
    <button
      type="button"
      title={hint}
      onClick={onOpen}
      className="cursor-pointer rounded text-[11px] text-muted underline-offset-2 hover:underline"
    >
      {text}
    </button>
  )
}

function lookOf({ message, isMine, editor }: MessageBubbleProps): string {
  const isNote = message.kind === 'note'
  if (editor) return 'w-full border border-accent bg-raised text-text'
  if (message.deletedAt)
    return cn('text-muted italic outline outline-line', isNote && 'border border-note-line')
  if (isNote) return 'border border-note-line bg-note text-note-text'
  return isMine ? 'bg-mine text-mine-text' : 'bg-bubble text-text'
}
