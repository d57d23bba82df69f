'use client'
import { useFileAddress } from '@parley/client/react'
import type { FileAddress } from '@parley/client/react'
import type { Attachment } from '@parley/contract'
import {
  AttachmentFile,
  AttachmentLightbox,
  AttachmentPicture,
  AttachmentVideo,
  VoicePlayer,
} from '@parley/ui'
import { memo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** The files of a message: pictures first, in the room they take, then what is heard or downloaded. */
export const MessageAttachments = memo(function MessageAttachments({
  attachments,
  isSent,
}: {
  attachments: readonly Attachment[]
  /** The server has the message; before, only this browser has its files. */
  isSent: boolean
}) {
  const [index, setIndex] = useState<number | null>(null)
  const pictures = attachments.filter(({ kind }) => kind === 'image')
  const others = attachments.filter(({ kind }) => kind !== 'image')
  return (
    <div data-attachments className="flex max-w-full flex-col gap-1.5 py-0.5">
      {pictures.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {pictures.map((attachment, at) => (
            <Picture
              key={attachment.id}
              attachment={attachment}
              isSent={isSent}
              isTile={pictures.length > 1}
              onOpen={() => setIndex(at)}
            />
          ))}
        </div>
      )}
      {others.map((attachment) => (
        <Other key={attachment.id} attachment={attachment} isSent={isSent} />
      ))}
      {index !== null && pictures[index] && (
        <Lightbox pictures={pictures} isSent={isSent} index={index} onIndex={setIndex} />
      )}
    </div>
  )
})

interface ShownProps {
  attachment: Attachment
  isSent: boolean
}

interface PictureProps extends ShownProps {
  isTile: boolean
  onOpen: () => void
}

function Picture({ attachment, isSent, isTile, onOpen }: PictureProps) {
  const address = useFileAddress(attachment.id, isSent)
  const { problem, onFailed } = useTrouble(address)
  return (
    <AttachmentPicture
      attachment={attachment}
      src={address.previewUrl}
      isTile={isTile}
      problem={problem}
      onOpen={onOpen}
      onFailed={onFailed}
    />
  )
}

function Other({ attachment, isSent }: ShownProps) {
  const address = useFileAddress(attachment.id, isSent)
  const { problem, onFailed } = useTrouble(address)
  const { url, downloadUrl } = address
  const shown = { attachment, src: url, onFailed }
  switch (attachment.kind) {
    case 'voice':
    case 'audio':
      return <VoicePlayer {...shown} href={downloadUrl} problem={problem} />
    case 'video':
      if (!problem) return <AttachmentVideo {...shown} />
      return <AttachmentFile attachment={attachment} href={downloadUrl} problem={problem} />
    case 'image':
    case 'file':
      return <AttachmentFile attachment={attachment} href={downloadUrl} problem={problem} />
  }
}

interface LightboxProps {
  pictures: Attachment[]
  isSent: boolean
  index: number
  onIndex: (index: number | null) => void
}

function Lightbox({ pictures, isSent, index, onIndex }: LightboxProps) {
  const { url, downloadUrl, renew } = useFileAddress(pictures[index]!.id, isSent)
  return (
    <AttachmentLightbox
      pictures={pictures}
      index={index}
      src={url}
      href={downloadUrl}
      onIndex={onIndex}
      onFailed={renew}
    />
  )
}

/** An address may be over: another one is asked for, twice at most. */
function useTrouble({ isGone, renew }: FileAddress) {
  const t = useTranslations('attachments')
  const tries = useRef(0)
  const [hasFailed, setFailed] = useState(false)
  return {
    problem: isGone ? t('gone') : hasFailed ? t('failed') : undefined,
    onFailed() {
      tries.current += 1
      if (tries.current > 2) setFailed(true)
      else renew()
    },
  }
}
