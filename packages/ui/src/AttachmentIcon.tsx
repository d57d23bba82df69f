import type { Attachment } from '@parley/contract'
import { File, FileArchive, FileText, FileVideo, Image, Mic, Music } from 'lucide-react'

/** What kind of file it is, as a shape. */
export function AttachmentIcon({
  attachment,
  size = 20,
}: {
  attachment: Pick<Attachment, 'kind' | 'type'>
  size?: number
}) {
  const { kind, type } = attachment
  const shapes = { image: Image, voice: Mic, audio: Music, video: FileVideo, file: File }
  const isText = type.startsWith('text/') || /pdf|word|document|sheet|presentation/.test(type)
  const isArchive = /zip|tar|rar|7z|gzip|compress/.test(type)
  const Shape = kind !== 'file' ? shapes[kind] : isText ? FileText : isArchive ? FileArchive : File
  return <Shape aria-hidden size={size} className="shrink-0" />
}
