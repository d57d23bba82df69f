'use client'
import { Notice } from '@parley/ui'
import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'use-intl'

/** What stands in the third pane until a conversation is chosen. */
export function NoConversation() {
  const t = useTranslations('pane')
  return (
    <Notice
      icon={<MessagesSquare aria-hidden size={32} />}
      title={t('choose')}
      text={t('chooseText')}
    />
  )
}
