'use client'
import type { Conversation } from '@parley/contract'
import { useSendMessage, useTyping } from '@parley/client/react'
import { Button, Composer } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../i18n/useTroubleText.ts'
import { usePeople } from './People.tsx'
import { useDraft } from './useDraft.ts'

interface WritingProps {
  conversation: Conversation
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  inputRef: RefObject<HTMLTextAreaElement | null>
  onReopen: () => void
  onSent: () => void
}

/** The composer with its draft, and who else types, which takes no height. */
export function Writing(props: WritingProps) {
  const { conversation, mode: wanted, onMode, inputRef, onReopen, onSent } = props
  const t = useTranslations('pane')
  const { me } = usePeople()
  const { send } = useSendMessage()
  const { typing, setTyping } = useTyping(conversation.id)
  const mayNote = conversation.kind === 'support'
  const mode = mayNote ? wanted : 'reply'
  const isClosed = conversation.status === 'closed'
  const [text, setText] = useDraft(`${me.userId}.${conversation.id}.${mode}`)
  const say = useTroubleText()
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <div className="relative mx-auto w-full max-w-[920px]">
      <TypingLine conversation={conversation} typing={typing} />
      {problem && (
        <p role="alert" className="px-4 pt-1 text-[12px] text-danger">
          {problem}
        </p>
      )}
      <Composer
        text={text}
        mode={mode}
        mayNote={mayNote}
        refusal={refusalOf()}
        remedy={isClosed ? <Button onClick={onReopen}>{t('reopen')}</Button> : undefined}
        inputRef={inputRef}
        onMode={onMode}
        onText={(next) => {
          setText(next)
          setTyping(next !== '', mode)
        }}
        onSend={onSend}
      />
    </div>
  )

  /** What cannot even wait stays in the box. */
  function onSend() {
    try {
      send({ conversationId: conversation.id, body: text, kind: mode })
    } catch (error) {
      return setProblem(say(error))
    }
    setProblem(null)
    setText('')
    setTyping(false, mode)
    onSent()
  }

  function refusalOf(): string | undefined {
    if (isClosed) return t('closed')
    return conversation.kind === 'announcement' && me.role === 'agent'
      ? t('announcement')
      : undefined
  }
}

function TypingLine({
  conversation,
  typing,
}: {
  conversation: Conversation
  typing: ReturnType<typeof useTyping>['typing']
}) {
  const t = useTranslations()
  const { memberOf } = usePeople()
  if (typing.length === 0) return null
  const names = typing.map(({ author }) =>
    author.type === 'contact'
      ? (conversation.contact?.name ?? conversation.contact?.email ?? t('message.someone'))
      : (memberOf(author.id ?? '')?.name ?? t('message.someone')),
  )
  const [first = '', second = '', third = ''] = names
  return (
    <p
      role="status"
      data-typing
      className="pointer-events-none absolute -top-5 left-5 rounded bg-panel/90 px-1 text-[12px] text-muted"
    >
      {t('pane.typing', { count: names.length, first, second, third })}
    </p>
  )
}
