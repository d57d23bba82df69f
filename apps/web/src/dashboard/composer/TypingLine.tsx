'use client'
import type { Conversation } from '@parley/contract'
import type { useTyping } from '@parley/client/react'
import { useTranslations } from 'use-intl'
import { contactName } from '../contactName.ts'
import { usePeople } from '../People.tsx'

interface TypingLineProps {
  conversation: Conversation
  typing: ReturnType<typeof useTyping>['typing']
}

/** Who else types, in a line that takes no height. */
export function TypingLine({ conversation, typing }: TypingLineProps) {
  const t = useTranslations()
  const { memberOf } = usePeople()
  if (typing.length === 0) return null
  const names = typing.map(({ author }) =>
    author.type === 'contact'
      ? (contactName(conversation.contact) ?? t('message.someone'))
      : (memberOf(author.id ?? '')?.name ?? t('message.someone')),
  )
  const [first = '', second = '', third = ''] = names
  return (
    <p
      role="status"
      data-typing
      className="pointer-events-none absolute -top-5 left-5 max-w-[calc(100%-40px)] truncate rounded bg-panel/90 px-1 text-[12px] text-muted"
    >
      {t('pane.typing', { count: names.length, first, second, third })}
    </p>
  )
}
