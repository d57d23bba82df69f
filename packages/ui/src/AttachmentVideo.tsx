'use client'
import type { Attachment } from '@parley/contract'
import { useTranslations } from 'use-intl'

interface AttachmentVideoProps {
  attachment: Attachment
  src: string | null
  onFailed: () => void
}

/** A film in the room that its sender measured; it loads its beginning only. */
export function AttachmentVideo({ attachment, src, onFailed }: AttachmentVideoProps) {
  const t = useTranslations('attachments')
  const { width, height, name } = attachment
  return (
    <video
      src={src ?? undefined}
      aria-label={t('video', { name })}
      controls
      playsInline
      preload="metadata"
      onError={() => src && onFailed()}
      style={{ aspectRatio: width && height ? `${width} / ${height}` : '16 / 9' }}
      className="max-h-[320px] w-[360px] max-w-full rounded-lg bg-black"
    >
      <track kind="captions" />
    </video>
  )
}
