'use client'
import { Button, TextField } from '@parley/ui'
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

interface CopyLinkProps {
  secret: string
  onClose: () => void
}

/** The link, this once: nobody keeps what opens it. Its secret stands where no server is told it. */
export function CopyLink({ secret, onClose }: CopyLinkProps) {
  const t = useTranslations('settings')
  const [isCopied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const link = `${window.location.origin}/invite#${secret}`
  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
    } catch {
      // Without https a browser has no clipboard for us: marked, the keys of the system take it.
      field.current?.select()
      if (!document.execCommand('copy')) return
    }
    setCopied(true)
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-[14px]">{t('members.linkText')}</p>
      <TextField
        ref={field}
        label={t('members.link')}
        value={link}
        readOnly
        autoFocus
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="flex-1 text-[13px] text-muted">
          {isCopied && t('members.copied')}
        </p>
        <Button onClick={onClose}>{t('done')}</Button>
        <Button look="solid" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
          {t('members.copy')}
        </Button>
      </div>
    </div>
  )
}
