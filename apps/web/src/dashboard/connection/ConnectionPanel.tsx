'use client'
import { Popover } from '@parley/ui'
import { Activity } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConnectionFacts } from '../prepared/ConnectionFacts.ts'
import type { ConnectionFactsProps } from './ConnectionFacts.tsx'

/** A small window with how the connection is and has been. */
export function ConnectionPanel(props: ConnectionFactsProps) {
  const t = useTranslations('connection')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      label={t('panel')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-64! p-3"
      trigger={
        <button
          type="button"
          aria-label={t('panel')}
          title={t('panel')}
          className="ml-auto shrink-0 cursor-pointer rounded p-1 hover:bg-hover hover:text-text"
        >
          <Activity aria-hidden size={13} />
        </button>
      }
    >
      {isOpen && <ConnectionFacts {...props} />}
    </Popover>
  )
}
