'use client'
import type { BulkPatch, Conversation, MessageKind } from '@parley/contract'
import { useConversation } from '@parley/client/react'
import { Button, cn, Notice } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { ArrowLeft, MessageCircleOff } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from './bulk/Changes.tsx'
import { Details } from './Details.tsx'
import { PaneHeader } from './PaneHeader.tsx'
import { usePeople } from './People.tsx'
import { drafts } from './composer/drafts.ts'
import type { Draft } from './composer/drafts.ts'
import { quoteInto } from './composer/quoteInto.ts'
import { draftName } from './composer/useDraft.ts'
import { placeHref } from './place.ts'
import { useBeginning } from './thread/useBeginning.ts'
import { Thread } from './Thread.tsx'
import { ThreadToolsProvider } from './thread/ThreadTools.tsx'
import { useMakeTools } from './thread/useMakeTools.ts'
import { ThreadSkeleton } from './ThreadSkeleton.tsx'
import { TroubleNotice } from './trouble/TroubleNotice.tsx'
import { useAgain } from './useAgain.ts'
import { useHasRoom } from './useHasRoom.ts'
import { useHere } from './useHere.ts'
import { Writing } from './Writing.tsx'

interface ConversationPaneProps {
  number: number
  /** The seq of the message to open at; null opens at the newest. */
  message: number | null
  /** Another number goes to the same message once more. */
  visit: number
  onLatest: () => void
  /** Opens the conversation at a message. */
  onJump: (seq: number) => void
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  inputRef: RefObject<HTMLTextAreaElement | null>
  /** Null until chosen: shown where there is room. */
  showsDetails: boolean | null
  onDetails: () => void
  onBack: () => void
  /** A conversation that was begun without a network has got its number. */
  onNumber: (number: number) => void
}

/** The third pane: one conversation, with its details beside it. */
export function ConversationPane({ number, onNumber, ...rest }: ConversationPaneProps) {
  const t = useTranslations()
  const { conversation, status, error } = useConversation(number)
  const given = number < 0 && conversation && conversation.number > 0 ? conversation.number : null
  useEffect(() => {
    if (given !== null) onNumber(given)
  }, [given, onNumber])
  const again = useAgain('conversations.get')
  if (conversation) return <OpenPane key={conversation.id} conversation={conversation} {...rest} />
  if (status === 'loading') return <ThreadSkeleton label={t('pane.loading')} />
  const isMissing = error?.failure === 'conversation.notFound'
  if (isMissing)
    return (
      <Notice
        icon={<MessageCircleOff aria-hidden size={28} />}
        title={t('pane.notFound')}
        text={t('pane.notFoundText')}
        action={<Button onClick={rest.onBack}>{t('pane.back')}</Button>}
      />
    )
  return (
    <div className="flex h-full flex-col">
      <Button look="ghost" onClick={rest.onBack} className="m-2 self-start md:hidden">
        <ArrowLeft aria-hidden size={16} />
        {t('pane.back')}
      </Button>
      <TroubleNotice title={t('pane.failed')} trouble={error} onRetry={again} />
    </div>
  )
}

type OpenPaneProps = Omit<ConversationPaneProps, 'number' | 'onNumber'> & {
  conversation: Conversation
}

function OpenPane(props: OpenPaneProps) {
  const { conversation, mode, onMode, inputRef, showsDetails, onDetails, onBack } = props
  const { message, visit, onLatest, onJump } = props
  const { me, nameOf } = usePeople()
  const { slug } = useHere()
  const hasRoom = useHasRoom()
  const latestRef = useRef(() => {})
  const { begin, leave } = useBeginning(conversation, message)
  const ask = useChange()
  const change = useCallback(
    (patch: BulkPatch) => ask({ ids: [conversation.id] }, patch),
    [ask, conversation.id],
  )
  const tools = useMakeTools({
    open: onJump,
    write: () => inputRef.current?.focus(),
    linkTo: ({ seq }) =>
      window.location.origin +
      placeHref({ slug, number: conversation.number, search: '', message: seq }),
    reply: ({ id, kind }) => answer(kind, (draft) => ({ ...draft, replyTo: id })),
    quote: ({ kind, body }) => {
      // Who is only quoted is not called again.
      const words = body.replace(
        /<@([0-9a-f-]{36})>/gi,
        (_, userId: string) => nameOf(userId) ?? '…',
      )
      answer(kind, (draft) => ({ ...draft, text: quoteInto(draft.text, words) }))
    },
  })
  function answer(kind: MessageKind, change: (draft: Draft) => Draft) {
    // A note is answered among those who see it.
    const answer = kind === 'note' ? 'note' : conversation.kind === 'support' ? mode : 'reply'
    const name = draftName(me.userId, conversation.id, answer)
    drafts.set(name, change(drafts.get(name)))
    onMode(answer)
    inputRef.current?.focus()
  }
  return (
    <ThreadToolsProvider value={tools}>
      <div className="flex h-full min-w-0">
        <section
          className={cn(
            'flex min-w-0 flex-1 flex-col bg-panel',
            showsDetails === true && 'max-lg:hidden',
          )}
        >
          <PaneHeader
            conversation={conversation}
            onBack={onBack}
            onDetails={onDetails}
            onChange={change}
          />
          <Thread
            key={message === null ? `${begin.at ?? 'latest'}` : `${message}.${visit}`}
            conversation={conversation}
            begin={begin}
            onLatest={() => {
              leave()
              if (message !== null) onLatest()
            }}
            latestRef={latestRef}
          />
          <Writing
            conversation={conversation}
            mode={mode}
            onMode={onMode}
            inputRef={inputRef}
            onReopen={() => change({ status: 'open' })}
            onSent={() => latestRef.current()}
          />
        </section>
        {(showsDetails ?? hasRoom) && (
          <div
            className={cn(
              'w-full shrink-0 lg:w-[296px]',
              // As long as only the server has drawn it.
              showsDetails === null && 'hidden 2xl:block',
            )}
          >
            <Details conversation={conversation} onChange={change} onClose={onDetails} />
          </div>
        )}
      </div>
    </ThreadToolsProvider>
  )
}
