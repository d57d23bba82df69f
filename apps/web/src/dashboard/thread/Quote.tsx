'use client'
import type { Contact, Message } from '@parley/contract'
import { plainText } from '@parley/contract/markdown'
import { useMessage } from '@parley/client/react'
import { QuoteBlock } from '@parley/ui'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { useAuthorOf } from '../useAuthorOf.ts'

interface QuoteProps {
  messageId: string
  contact: Contact | null
  /** The message where it is loaded already; else it is asked for. */
  held: Message | null
  onJump?: (message: Message) => void
  onRemove?: () => void
}

/** The message that another one answers, as it is now. */
export function Quote({ messageId, contact, held, onJump, onRemove }: QuoteProps) {
  const t = useTranslations('message')
  const { nameOf } = usePeople()
  const authorOf = useAuthorOf(contact)
  const { message, status } = useMessage(messageId, held)
  const text = useMemo(
    () => (message ? plainText(message.body.slice(0, 300), nameOf) : ''),
    [message, nameOf],
  )
  const isGone = message ? message.deletedAt !== null : status !== 'loading'
  return (
    <QuoteBlock
      name={message && !message.deletedAt ? (authorOf(message.author).name ?? t('someone')) : null}
      text={message?.deletedAt ? t('deleted') : text || t(isGone ? 'quoteGone' : 'quoteLoading')}
      isGone={isGone}
      onJump={message && onJump ? () => onJump(message) : undefined}
      {...(onRemove && { onRemove })}
    />
  )
}
