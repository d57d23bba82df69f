'use client'
import { Button } from '@parley/ui'
import { Mic, Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'

interface FileButtonsProps {
  onFiles: (files: File[]) => void
  onRecord: () => void
}

/** In the composer: choose files, record a voice message. */
export function FileButtons({ onFiles, onRecord }: FileButtonsProps) {
  const t = useTranslations('attachments')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-file-input
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
      <Button
        size="icon"
        look="ghost"
        aria-label={t('attach')}
        title={t('attach')}
        onClick={() => input.current?.click()}
      >
        <Paperclip aria-hidden size={16} />
      </Button>
      <Button
        size="icon"
        look="ghost"
        aria-label={t('record')}
        title={t('record')}
        onClick={onRecord}
      >
        <Mic aria-hidden size={16} />
      </Button>
    </>
  )
}
