'use client'
import type { Attachment } from '@parley/contract'
import { RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AttachmentIcon } from './AttachmentIcon.tsx'
import { cn } from './cn.ts'
import { useFileSize } from './useFileSize.ts'

export interface TrayItem {
  attachment: Attachment
  /** A picture that is here already. */
  src: string | null
  state: 'waiting' | 'uploading' | 'ready' | 'failed'
  /** Of its bytes, 0 to 1. */
  progress: number
  /** Why it failed, in the reader's words. */
  problem: string | null
}

interface AttachmentTrayProps {
  items: readonly TrayItem[]
  onRemove: (id: string) => void
  onRetry: (id: string) => void
}

/** Files that go with the message that is written, and how far they are. */
export function AttachmentTray({ items, onRemove, onRetry }: AttachmentTrayProps) {
  const t = useTranslations('attachments')
  if (items.length === 0) return null
  return (
    <ul
      aria-label={t('list')}
      data-attachment-tray
      className="flex max-h-[168px] flex-wrap gap-2 overflow-y-auto"
    >
      {items.map((item) => (
        <TrayFile key={item.attachment.id} item={item} onRemove={onRemove} onRetry={onRetry} />
      ))}
    </ul>
  )
}

function TrayFile({
  item,
  onRemove,
  onRetry,
}: Pick<AttachmentTrayProps, 'onRemove' | 'onRetry'> & { item: TrayItem }) {
  const t = useTranslations('attachments')
  const sizeOf = useFileSize()
  const { attachment, src, state, progress, problem } = item
  const { id, name, size } = attachment
  const percent = Math.round(progress * 100)
  const said = { failed: problem, waiting: t('waiting'), uploading: `${percent} %`, ready: null }
  return (
    <li
      data-state={state}
      className={cn(
        'relative flex h-12 w-[212px] max-w-full items-center gap-2 overflow-hidden rounded-lg border bg-raised pr-1 pl-2 text-text',
        state === 'failed' ? 'border-danger' : 'border-line',
      )}
    >
      {src && attachment.kind === 'image' ? (
        <img src={src} alt="" className="size-8 shrink-0 rounded object-cover" />
      ) : (
        <AttachmentIcon attachment={attachment} />
      )}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-[12px] font-medium">{name}</bdi>
        <span
          title={said[state] ?? undefined}
          className={cn(
            'block truncate text-[11px]',
            state === 'failed' ? 'text-danger' : 'text-muted',
          )}
        >
          {said[state] ?? sizeOf(size)}
        </span>
      </span>
      {state === 'failed' && (
        <TrayButton label={t('retry', { name })} onClick={() => onRetry(id)}>
          <RotateCcw aria-hidden size={14} />
        </TrayButton>
      )}
      <TrayButton label={t('remove', { name })} onClick={() => onRemove(id)}>
        <X aria-hidden size={14} />
      </TrayButton>
      {(state === 'uploading' || state === 'waiting') && (
        <span
          role="progressbar"
          aria-label={t('progress', { name, percent })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          className="absolute inset-x-0 bottom-0 h-0.5 bg-line"
        >
          <span
            className="block h-full bg-accent transition-[width] duration-100"
            style={{ width: `${percent}%` }}
          />
        </span>
      )}
    </li>
  )
}

function TrayButton({
  label,
  onClick,
  children,
}: {
  label: string
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-6 shrink-0 cursor-pointer items-center justify-center rounded text-muted hover:bg-hover hover:text-text"
    >
      {children}
    </button>
  )
}
