'use client'
import { Lock, SendHorizontal } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref, SyntheticEvent } from 'react'
import { useTranslations } from 'use-intl'
import { limits } from '@parley/contract'
import { Button } from './Button.tsx'
import { cn } from './cn.ts'

export type ComposerMode = 'reply' | 'note'

interface ComposerProps {
  text: string
  mode: ComposerMode
  /** Notes exist in customer conversations only. */
  mayNote: boolean
  /** Why nothing can be written, in place of the box. */
  refusal?: string | undefined
  /** What can be done about it. */
  remedy?: ReactNode
  inputRef?: Ref<HTMLTextAreaElement>
  /** In the box above the words: what is answered, what is attached. */
  above?: ReactNode
  /** Below the words: what puts something into them or beside them. */
  toolbar?: ReactNode
  /** In place of the words while something else is made: a recording. */
  instead?: ReactNode
  /** Over the box: what may be meant by what is typed. */
  suggestions?: ReactNode
  /** The option of the suggestions that Enter takes, by its id. */
  suggestedId?: string | undefined
  /** Somebody said something meanwhile: the first press reviews, the next one sends. */
  review?: string | undefined
  /** Whether Enter sends, or Enter with ⌘ or Ctrl. */
  sendKey?: 'enter' | 'modEnter'
  /** There is something to send without words. */
  hasMore?: boolean
  /** Characters of what is sent, where that is not the text itself. */
  length?: number
  /** Looks at a key first; true when it was meant for them. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
  /** Where the cursor is; null while something is selected or the box is left. */
  onCursor?: (cursor: number | null) => void
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  onText: (text: string, cursor: number) => void
  onMode: (mode: ComposerMode) => void
  onSend: () => void
}

/** Where words are written. Reply and note look different; Shift+Enter always breaks the line. */
export function Composer(props: ComposerProps) {
  const { text, mode, mayNote, refusal, remedy, inputRef, onText, onMode, onSend } = props
  const t = useTranslations('composer')
  const own = useRef<HTMLTextAreaElement>(null)
  const isNote = mode === 'note'
  const { above, toolbar, instead, suggestions, suggestedId, review, sendKey = 'enter' } = props
  const { hasMore = false, length = text.length, onKey, onCursor, onPaste } = props
  const tooLong = length > limits.body
  const maySend = (text.trim() !== '' || hasMore) && !tooLong
  useLayoutEffect(() => {
    const box = own.current
    if (!box || growsByItself()) return
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`
  }, [text])

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (onKey?.(event)) return
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    if (sendKey === 'modEnter' && !event.metaKey && !event.ctrlKey) return
    event.preventDefault()
    if (maySend) onSend()
  }
  function onSelect({ currentTarget: box }: SyntheticEvent<HTMLTextAreaElement>) {
    onCursor?.(box.selectionStart === box.selectionEnd ? box.selectionStart : null)
  }

  if (refusal)
    return (
      <div className="flex flex-wrap items-center justify-center gap-3 border-t border-line p-4 text-[13px] text-muted">
        {refusal}
        {remedy}
      </div>
    )
  return (
    <div
      className={cn(
        'relative m-3 mt-0 rounded-lg border transition-[background-color,border-color] duration-100',
        review
          ? 'border-warn bg-note'
          : isNote
            ? 'border-note-line bg-note'
            : 'border-line bg-raised focus-within:border-accent',
      )}
      data-review={review ? '' : undefined}
    >
      {suggestions}
      {review && (
        <p role="alert" dir="auto" className="px-3 pt-2 text-[12px] font-medium text-note-text">
          {review}
        </p>
      )}
      {mayNote && (
        <div role="tablist" aria-label={t('mode')} className="flex gap-1 px-2 pt-1.5">
          {(['reply', 'note'] as const).map((one) => (
            <button
              key={one}
              role="tab"
              type="button"
              aria-selected={mode === one}
              onClick={() => onMode(one)}
              className={cn(
                'flex h-6 cursor-pointer items-center gap-1 rounded-md px-2 text-[12px] font-medium',
                mode === one
                  ? isNote
                    ? 'text-note-text'
                    : 'text-accent-strong'
                  : 'text-muted hover:text-text',
              )}
            >
              {one === 'note' && <Lock aria-hidden size={11} />}
              {t(one)}
            </button>
          ))}
        </div>
      )}
      {above && <div className="flex flex-col gap-2 px-2 pt-2">{above}</div>}
      {instead}
      <div className={cn('items-end gap-2 p-2', instead ? 'hidden' : 'flex')}>
        <textarea
          ref={(box) => {
            own.current = box
            if (typeof inputRef === 'function') inputRef(box)
            else if (inputRef) inputRef.current = box
          }}
          dir="auto"
          // What a browser puts back of an earlier visit would be taken for typed: drafts are kept by us.
          autoComplete="off"
          rows={1}
          value={text}
          aria-label={isNote ? t('note') : t('reply')}
          aria-invalid={tooLong}
          aria-autocomplete="list"
          aria-activedescendant={suggestedId}
          placeholder={isNote ? t('notePlaceholder') : t('replyPlaceholder')}
          onChange={({ target }) => onText(target.value, target.selectionStart)}
          onKeyDown={onKeyDown}
          onSelect={onSelect}
          onBlur={() => onCursor?.(null)}
          onPaste={onPaste}
          className="field-sizing-content max-h-[220px] min-h-9 min-w-0 flex-1 resize-none bg-transparent px-1.5 py-1.5 text-[14px] leading-[1.45] text-text outline-none focus-visible:outline-none! placeholder:text-muted"
        />
        {review ? (
          <Button disabled={!maySend} onClick={onSend}>
            {t('review')}
          </Button>
        ) : (
          <Button
            look="solid"
            size="icon"
            aria-label={t('send')}
            title={t(sendKey === 'enter' ? 'sendEnter' : 'sendMod')}
            disabled={!maySend}
            onClick={onSend}
          >
            <SendHorizontal aria-hidden size={16} />
          </Button>
        )}
      </div>
      {toolbar && !instead && (
        <div className="flex flex-wrap items-center gap-0.5 px-2 pb-1.5">{toolbar}</div>
      )}
      {tooLong && (
        <p className="px-3 pb-2 text-[12px] text-danger">
          {t('tooLong', { limit: limits.body, over: length - limits.body })}
        </p>
      )}
    </div>
  )
}

/** Where the browser knows how high the words are, nothing has to be laid out to ask for it. */
function growsByItself(): boolean {
  return CSS.supports('field-sizing', 'content')
}
