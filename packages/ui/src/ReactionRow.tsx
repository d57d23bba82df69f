import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'

export interface ShownReaction {
  emoji: string
  count: number
  /** Whether the reader chose it too. */
  isMine: boolean
  /** Who chose it, in words. */
  names: string
}

interface ReactionRowProps {
  reactions: readonly ShownReaction[]
  onToggle: (emoji: string, on: boolean) => void
  /** What adds another one. */
  after?: ReactNode
}

/** The emoji under a message, each with how many chose it; pressing one joins or leaves them. */
export function ReactionRow({ reactions, onToggle, after }: ReactionRowProps) {
  const t = useTranslations('message')
  return (
    <ul aria-label={t('reactions')} className="mt-1 flex flex-wrap items-center gap-1">
      {reactions.map(({ emoji, count, isMine, names }) => (
        <li key={emoji}>
          <button
            type="button"
            aria-pressed={isMine}
            aria-label={t('reaction', { emoji, names })}
            title={names}
            onClick={() => onToggle(emoji, !isMine)}
            className={cn(
              'flex h-6 cursor-pointer items-center gap-1 rounded-full border px-1.5 text-[12px] tabular-nums',
              isMine
                ? 'border-accent bg-accent-soft text-accent-strong'
                : 'border-line bg-panel text-muted hover:bg-hover',
            )}
          >
            <span aria-hidden className="text-[14px] leading-none">
              {emoji}
            </span>
            {count}
          </button>
        </li>
      ))}
      {after && <li>{after}</li>}
    </ul>
  )
}
