'use client'
import { Lock, SendHorizontal } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
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
  onText: (text: string) => void
  onMode: (mode: ComposerMode) => void
  onSend: () => void
}

/** Where words are written. Reply and note look different; Enter sends, Shift+Enter breaks the line. */
export function Composer(props: ComposerProps) {
  const { text, mode, mayNote, refusal, remedy, inputRef, onText, onMode, onSend } = props
  const t = useTranslations('composer')
  const own = useRef<HTMLTextAreaElement>(null)
  const isNote = mode === 'note'
  const tooLong = text.length > limits.body
  useLayoutEffect(() => {
    const box = own.current
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`
  }, [text])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (text.trim() && !tooLong) onSend()
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
        'm-3 mt-0 rounded-lg border transition-colors duration-100',
        isNote ? 'border-note-line bg-note' : 'border-line bg-raised focus-within:border-accent',
      )}
    >
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
      <div className="flex items-end gap-2 p-2">
        <textarea
          ref={(box) => {
            own.current = box
            if (typeof inputRef === 'function') inputRef(box)
            else if (inputRef) inputRef.current = box
          }}
          dir="auto"
          rows={1}
          value={text}
          aria-label={isNote ? t('note') : t('reply')}
          aria-invalid={tooLong}
          placeholder={isNote ? t('notePlaceholder') : t('replyPlaceholder')}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          className="max-h-[220px] min-h-9 flex-1 resize-none bg-transparent px-1.5 py-1.5 text-[14px] leading-[1.45] text-text outline-none placeholder:text-muted"
        />
        <Button
          look="solid"
          size="icon"
          aria-label={t('send')}
          title={t('send')}
          disabled={!text.trim() || tooLong}
          onClick={onSend}
        >
          <SendHorizontal aria-hidden size={16} />
        </Button>
      </div>
      {tooLong && (
        <p className="px-3 pb-2 text-[12px] text-danger">
          {t('tooLong', { limit: limits.body, over: text.length - limits.body })}
        </p>
      )}
    </div>
  )
}
