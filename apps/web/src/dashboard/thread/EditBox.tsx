'use client'
import { limits } from '@parley/contract'
import { Button } from '@parley/ui'
import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { decodeMentions, encodeMentions } from '../composer/mentionText.ts'
import { isSendKey, useSendKey } from '../composer/useSendKey.ts'
import { usePeople } from '../People.tsx'

interface EditBoxProps {
  body: string
  /** Why the server did not take it the last time. */
  problem: string | null
  onSave: (body: string) => void
  onCancel: () => void
}

/** A message, being edited in its place: Escape leaves it as it was. */
export function EditBox({ body: before, problem, onSave, onCancel }: EditBoxProps) {
  const t = useTranslations()
  const { members } = usePeople()
  const sendKey = useSendKey()
  const [text, setText] = useState(() => decodeMentions(before, members))
  const box = useRef<HTMLTextAreaElement>(null)
  const body = encodeMentions(text, members)
  const over = body.length - limits.body
  const maySave = text.trim() !== '' && over <= 0
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    current.style.height = 'auto'
    current.style.height = `${Math.min(current.scrollHeight, 320)}px`
  }, [text])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (isSendKey(event, sendKey)) {
      event.preventDefault()
      if (maySave) onSave(body)
    }
  }
  return (
    <div className="flex w-full min-w-0 flex-col gap-1.5">
      <textarea
        ref={box}
        autoFocus
        dir="auto"
        rows={1}
        value={text}
        aria-label={t('message.editLabel')}
        aria-invalid={over > 0}
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-full resize-none bg-transparent text-[14px] leading-[1.45] outline-none focus-visible:outline-none!"
      />
      {(over > 0 || problem) && (
        <p role="alert" className="text-[12px] text-danger">
          {over > 0 ? t('composer.tooLong', { limit: limits.body, over }) : problem}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-1">
        <Button size="small" look="ghost" onClick={onCancel}>
          {t('message.cancel')}
        </Button>
        <Button size="small" look="solid" disabled={!maySave} onClick={() => onSave(body)}>
          {t('message.save')}
        </Button>
      </div>
    </div>
  )
}
