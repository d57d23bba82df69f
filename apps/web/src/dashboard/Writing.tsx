'use client'
import type { Attachment, Conversation } from '@parley/contract'
import { useSendMessage, useTyping, withTrpc } from '@parley/client/react'
import { Button, Composer, Suggestions, useTypedEarly } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { useId, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../i18n/useTroubleText.ts'
import { useFiles } from './composer/attachments/useFiles.tsx'
import { NoReplies } from './composer/NoReplies.tsx'
import { drafts } from './composer/drafts.ts'
import { InsertButtons } from './composer/InsertButtons.tsx'
import { encodeMentions } from './composer/mentionText.ts'
import { tokenAt } from './composer/tokenAt.ts'
import { TypingLine } from './composer/TypingLine.tsx'
import { useCompletion } from './composer/useCompletion.ts'
import { draftName, useDraft } from './composer/useDraft.ts'
import { useOffers } from './composer/useOffers.tsx'
import { useReview } from './composer/useReview.ts'
import { useSendKey } from './composer/useSendKey.ts'
import { usePeople } from './People.tsx'
import { Quote } from './thread/Quote.tsx'
import { useThreadTools } from './thread/ThreadTools.tsx'
import { useAuthorOf } from './useAuthorOf.ts'

interface WritingProps {
  conversation: Conversation
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  inputRef: RefObject<HTMLTextAreaElement | null>
  onReopen: () => void
  onSent: () => void
}

/** The composer with its draft, what it answers and completes, and who else types. */
export const Writing = withTrpc(function Writing(props: WritingProps) {
  const { conversation, mode: wanted, onMode, inputRef, onReopen, onSent } = props
  const t = useTranslations()
  const { me, members } = usePeople()
  const { send } = useSendMessage()
  const { typing, setTyping } = useTyping(conversation.id)
  const { editLast, jump } = useThreadTools()
  const say = useTroubleText()
  const sendKey = useSendKey()
  const authorOf = useAuthorOf(conversation.contact)
  const mayNote = conversation.kind === 'support'
  const mode = mayNote ? wanted : 'reply'
  const isClosed = conversation.status === 'closed'
  const name = draftName(me.userId, conversation.id, mode)
  const [{ text, replyTo }, setDraft] = useDraft(name)
  const [problem, setProblem] = useState<string | null>(null)
  const files = useFiles({
    name,
    onVoice: (recording) => tell('', [recording]) && setDraft({ replyTo: null }),
  })
  const [cursor, setCursor] = useState<number | null>(null)
  useTypedEarly(inputRef, text, (typed, box) => {
    // Behind what had been begun before.
    const whole = drafts.get(name).text + typed
    setDraft({ text: whole })
    if (document.activeElement === box) setCursor(whole.length)
  })
  const { by, onReviewed } = useReview(conversation, mode, text.trim() !== '')
  const kind = cursor === null ? null : (tokenAt(text, cursor)?.kind ?? null)
  const { offersFor, canned } = useOffers(conversation, kind)
  const completion = useCompletion({ text, cursor, offersFor, onTake: write })
  const listId = useId()
  const body = encodeMentions(text, members)
  const suggestionNames = { mention: 'mentions', emoji: 'emojis', canned: 'cannedReplies' } as const
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
        length={body.length}
        mode={mode}
        mayNote={mayNote}
        refusal={refusalOf()}
        remedy={isClosed ? <Button onClick={onReopen}>{t('pane.reopen')}</Button> : undefined}
        inputRef={inputRef}
        sendKey={sendKey}
        review={
          by
            ? t('composer.answered', { name: authorOf(by).name ?? t('message.someone') })
            : undefined
        }
        hasMore={files.hasAny}
        instead={files.instead}
        onPaste={files.onPaste}
        above={
          (replyTo || files.above) && (
            <>
              {replyTo && (
                <Quote
                  messageId={replyTo}
                  contact={conversation.contact}
                  held={null}
                  onJump={jump}
                  onRemove={() => {
                    setDraft({ replyTo: null })
                    inputRef.current?.focus()
                  }}
                />
              )}
              {files.above}
            </>
          )
        }
        toolbar={
          <>
            {files.tools}
            <InsertButtons onInsert={insert} onClosed={() => inputRef.current?.focus()} />
          </>
        }
        suggestions={
          completion.kind === 'canned' && canned.status !== 'ready' ? (
            <NoReplies {...canned} />
          ) : (
            completion.kind && (
              <Suggestions
                id={listId}
                label={t(`composer.${suggestionNames[completion.kind]}`)}
                items={completion.offers}
                active={completion.active}
                onTake={completion.take}
              />
            )
          )
        }
        suggestedId={completion.offers.length > 0 ? `${listId}-${completion.active}` : undefined}
        onMode={onMode}
        onText={(next, at) => {
          setDraft({ text: next })
          setCursor(at)
          setTyping(next !== '', mode)
        }}
        onCursor={setCursor}
        onKey={onKey}
        onSend={onSend}
      />
      {refusalOf() === undefined && files.over}
    </div>
  )

  /** Puts words in the box, and the cursor where they end. */
  function write(next: string, at: number) {
    setDraft({ text: next })
    setTyping(next !== '', mode)
    requestAnimationFrame(() => {
      inputRef.current?.focus()
      inputRef.current?.setSelectionRange(at, at)
      setCursor(at)
    })
  }

  function insert(words: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = inputRef.current ?? {}
    const before = text.slice(0, selectionStart)
    const gap = /^[@/]/.test(words) && /\S$/.test(before) ? ' ' : ''
    write(
      before + gap + words + text.slice(selectionEnd),
      selectionStart + gap.length + words.length,
    )
  }

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (completion.onKeyDown(event)) return true
    if (event.key !== 'ArrowUp' || text !== '' || event.shiftKey || !editLast.current())
      return false
    event.preventDefault()
    return true
  }

  /** What cannot even wait stays in the box. */
  function onSend() {
    if (by) {
      onReviewed()
      onSent()
      return
    }
    const attachments = files.take()
    if (!attachments) return
    if (!tell(body, attachments)) return files.giveBack(attachments)
    setDraft({ text: '', replyTo: null })
    setTyping(false, mode)
  }

  /** Whether it is on its way. */
  function tell(body: string, attachments: readonly Attachment[]): boolean {
    try {
      send({ conversationId: conversation.id, body, kind: mode, replyTo, attachments })
    } catch (error) {
      setProblem(say(error))
      return false
    }
    setProblem(null)
    onSent()
    return true
  }

  function refusalOf(): string | undefined {
    if (isClosed) return t('pane.closed')
    return conversation.kind === 'announcement' && me.role === 'agent'
      ? t('pane.announcement')
      : undefined
  }
})
