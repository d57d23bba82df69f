'use client'
import type { Conversation, ConversationPatch } from '@parley/contract'
import { useConversation, useUpdateConversation } from '@parley/client/react'
import type { Trouble } from '@parley/client/react'
import { Button, cn, Notice } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { MessageCircleOff, MessagesSquare } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Details } from './Details.tsx'
import { PaneHeader } from './PaneHeader.tsx'
import { Thread } from './Thread.tsx'
import { Writing } from './Writing.tsx'

interface ConversationPaneProps {
  number: number
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  inputRef: RefObject<HTMLTextAreaElement | null>
  showsDetails: boolean
  onDetails: () => void
  onBack: () => void
}

/** The third pane: one conversation, with its details beside it. */
export function ConversationPane({ number, ...rest }: ConversationPaneProps) {
  const t = useTranslations('pane')
  const { conversation, status, error } = useConversation(number)
  if (conversation) return <OpenPane key={conversation.id} conversation={conversation} {...rest} />
  if (status === 'loading')
    return (
      <p role="status" className="p-6 text-center text-[13px] text-muted">
        {t('loading')}
      </p>
    )
  const isMissing = error?.failure === 'conversation.notFound'
  return (
    <Notice
      icon={<MessageCircleOff aria-hidden size={28} />}
      title={isMissing ? t('notFound') : t('failed')}
      text={isMissing ? t('notFoundText') : error?.message}
      action={<Button onClick={rest.onBack}>{t('back')}</Button>}
    />
  )
}

function OpenPane({
  conversation,
  mode,
  onMode,
  inputRef,
  showsDetails,
  onDetails,
  onBack,
}: Omit<ConversationPaneProps, 'number'> & { conversation: Conversation }) {
  const t = useTranslations('pane')
  const update = useUpdateConversation()
  const [problem, setProblem] = useState<string | null>(null)
  const onChange = useCallback(
    (patch: ConversationPatch) => {
      setProblem(null)
      update({ conversationId: conversation.id, patch }).catch((trouble: Trouble) =>
        setProblem(t('updateFailed', { message: trouble.message })),
      )
    },
    [update, conversation.id, t],
  )
  return (
    <div className="flex h-full min-w-0">
      <section
        className={cn('flex min-w-0 flex-1 flex-col bg-panel', showsDetails && 'max-lg:hidden')}
      >
        <PaneHeader
          conversation={conversation}
          onBack={onBack}
          onDetails={onDetails}
          onChange={onChange}
        />
        {problem && (
          <p
            role="alert"
            className="flex items-center justify-between gap-2 bg-hover px-4 py-2 text-[13px] text-danger"
          >
            {problem}
            <Button size="small" look="ghost" onClick={() => setProblem(null)}>
              {t('dismiss')}
            </Button>
          </p>
        )}
        <Thread conversation={conversation} />
        <Writing conversation={conversation} mode={mode} onMode={onMode} inputRef={inputRef} />
      </section>
      {showsDetails && (
        <div className="w-full shrink-0 lg:w-[280px]">
          <Details conversation={conversation} onChange={onChange} onClose={onDetails} />
        </div>
      )}
    </div>
  )
}

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
