'use client'
import type { Attachment } from '@parley/contract'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'

interface AttachmentPictureProps {
  attachment: Attachment
  /** Null until it is known; the room is kept. */
  src: string | null
  /** Several stand beside each other in squares. */
  isTile: boolean
  problem?: string | undefined
  onOpen: () => void
  /** The address led nowhere. */
  onFailed: () => void
}

const most = { width: 360, height: 280 }
const tile = 132

/** A picture in the room that it will take, known before it is loaded. */
export function AttachmentPicture(props: AttachmentPictureProps) {
  const { attachment, src, isTile, problem, onOpen, onFailed } = props
  const t = useTranslations('attachments')
  const [loaded, setLoaded] = useState<string | null>(null)
  const { width, height } = isTile ? { width: tile, height: tile } : roomFor(attachment)
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('open', { name: attachment.name })}
      style={{ width, aspectRatio: `${width} / ${height}` }}
      className="relative block max-w-full cursor-zoom-in overflow-hidden rounded-lg bg-hover text-muted"
    >
      {problem ? (
        <span className="flex size-full flex-col items-center justify-center gap-1 p-2 text-[12px]">
          <ImageOff aria-hidden size={18} />
          {problem}
        </span>
      ) : (
        src && (
          <img
            src={src}
            alt={t('image', { name: attachment.name })}
            width={width}
            height={height}
            decoding="async"
            loading="lazy"
            draggable={false}
            onLoad={() => setLoaded(src)}
            onError={onFailed}
            className={cn(
              'size-full object-cover transition-opacity duration-100',
              loaded === null && 'opacity-0',
            )}
          />
        )
      )}
    </button>
  )
}

/** Without measures a square is kept. */
function roomFor({ width, height }: Attachment): { width: number; height: number } {
  if (!width || !height) return { width: 200, height: 200 }
  const scale = Math.min(1, most.width / width, most.height / height)
  return {
    width: Math.max(48, Math.round(width * scale)),
    height: Math.max(32, Math.round(height * scale)),
  }
}
