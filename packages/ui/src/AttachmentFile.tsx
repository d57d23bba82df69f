'use client'
import type { Attachment } from '@parley/contract'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { AttachmentIcon } from './AttachmentIcon.tsx'
import { useFileSize } from './useFileSize.ts'

interface AttachmentFileProps {
  attachment: Attachment
  /** Null while it cannot be had. */
  href: string | null
  /** Why it cannot be had, in the reader's words. */
  problem?: string | undefined
}

/** A file that is only downloaded: what it is, its name and its size. */
export function AttachmentFile({ attachment, href, problem }: AttachmentFileProps) {
  const t = useTranslations('attachments')
  const sizeOf = useFileSize()
  const { name, size } = attachment
  const said = problem ?? sizeOf(size)
  const inner = (
    <>
      <AttachmentIcon attachment={attachment} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-[13px] font-medium">{name}</bdi>
        <span className="block text-[12px]">{said}</span>
      </span>
      {href && <Download aria-hidden size={15} className="shrink-0" />}
    </>
  )
  const look =
    'flex h-[52px] w-[280px] max-w-full items-center gap-2.5 rounded-lg border border-current/20 px-3 text-left'
  if (!href) return <div className={look}>{inner}</div>
  return (
    <a
      href={href}
      download={name}
      aria-label={`${t('download', { name })} ${said}`}
      className={`${look} hover:bg-current/5`}
    >
      {inner}
    </a>
  )
}
