'use client'
import type { Attachment } from '@parley/contract'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'

interface AttachmentLightboxProps {
  pictures: readonly Attachment[]
  /** Which is shown; null when it is closed. */
  index: number | null
  src: string | null
  href: string | null
  onIndex: (index: number | null) => void
  onFailed: () => void
}

const round =
  'flex size-9 shrink-0 cursor-pointer items-center justify-center rounded-full bg-black/60 text-white hover:bg-black/80 focus-visible:outline-2 focus-visible:outline-white'

/** A picture as large as the window; arrow keys go to the others, Escape closes. */
export function AttachmentLightbox(props: AttachmentLightboxProps) {
  const { pictures, index, src, href, onIndex, onFailed } = props
  const t = useTranslations('attachments')
  const shown = index === null ? undefined : pictures[index]
  const hasMany = pictures.length > 1
  const go = (by: number) =>
    index !== null && onIndex((index + by + pictures.length) % pictures.length)

  function onKeyDown(event: KeyboardEvent) {
    if (!hasMany || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    go(event.key === 'ArrowLeft' ? -1 : 1)
  }

  return (
    <Radix.Root open={shown !== undefined} onOpenChange={(isOpen) => !isOpen && onIndex(null)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/85" />
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex flex-col text-white outline-none"
        >
          <header className="flex items-center gap-2 p-3">
            <Radix.Title className="min-w-0 flex-1 truncate text-[13px] font-medium">
              <bdi>{shown?.name}</bdi>
            </Radix.Title>
            {hasMany && index !== null && (
              <span className="text-[12px] tabular-nums" aria-live="polite">
                {t('counter', { index: index + 1, count: pictures.length })}
              </span>
            )}
            {href && shown && (
              <a
                href={href}
                download={shown.name}
                aria-label={t('download', { name: shown.name })}
                className={round}
              >
                <Download aria-hidden size={16} />
              </a>
            )}
            <Radix.Close aria-label={t('close')} className={round}>
              <X aria-hidden size={18} />
            </Radix.Close>
          </header>
          <div className="relative flex min-h-0 flex-1 items-center justify-center px-3 pb-3">
            <button
              type="button"
              tabIndex={-1}
              aria-hidden
              className="absolute inset-0 cursor-zoom-out"
              onClick={() => onIndex(null)}
            />
            {src && shown && (
              <img
                src={src}
                alt={t('image', { name: shown.name })}
                width={shown.width ?? undefined}
                height={shown.height ?? undefined}
                onError={onFailed}
                className="relative max-h-full w-auto max-w-full object-contain"
              />
            )}
            {hasMany && (
              <>
                <button
                  type="button"
                  aria-label={t('previous')}
                  onClick={() => go(-1)}
                  className={`${round} absolute left-3`}
                >
                  <ChevronLeft aria-hidden size={20} />
                </button>
                <button
                  type="button"
                  aria-label={t('next')}
                  onClick={() => go(1)}
                  className={`${round} absolute right-3`}
                >
                  <ChevronRight aria-hidden size={20} />
                </button>
              </>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
