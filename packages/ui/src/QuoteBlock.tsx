import { CornerUpLeft, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'

interface QuoteBlockProps {
  /** Who said it; null while it is loaded, and where it is not to be seen. */
  name: string | null
  /** In one line. */
  text: string
  /** Deleted, or not there: said in its place. */
  isGone?: boolean
  /** Goes to the message. */
  onJump?: (() => void) | undefined
  /** Above the composer: answers it no longer. */
  onRemove?: () => void
}

/** The message that another one answers. */
export function QuoteBlock({ name, text, isGone = false, onJump, onRemove }: QuoteBlockProps) {
  const t = useTranslations('message')
  const words = (
    <>
      {name && (
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
      )}
      <span dir="auto" className={cn('block truncate', isGone && 'italic')}>
        {text}
      </span>
    </>
  )
  const look =
    'block min-w-0 flex-1 rounded-md border-l-2 border-current/60 bg-current/5 px-2 py-1 text-start text-[12.5px] leading-[1.35]'
  return (
    <div data-quote className="flex min-w-0 items-start gap-1">
      {onJump ? (
        <button
          type="button"
          title={t('toQuoted')}
          onClick={onJump}
          className={cn(look, 'cursor-pointer hover:bg-current/10')}
        >
          {words}
        </button>
      ) : (
        <div className={look}>
          <span className="sr-only">{t('answering')} </span>
          {words}
        </div>
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={t('noQuote')}
          title={t('noQuote')}
          onClick={onRemove}
          className="cursor-pointer rounded-md p-1 text-muted hover:bg-hover hover:text-text"
        >
          <X aria-hidden size={14} />
        </button>
      )}
      {onRemove && <CornerUpLeft aria-hidden size={14} className="order-first mt-1 text-muted" />}
    </div>
  )
}
