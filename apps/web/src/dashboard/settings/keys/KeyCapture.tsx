'use client'
import { Button } from '@parley/ui'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Action } from '../../keys/actions.ts'
import { chordOf } from '../../keys/chordOf.ts'
import { findAction } from '../../keys/findAction.ts'
import { KeyCaps } from '../../keys/KeyCaps.tsx'
import { useActionWord } from '../../keys/useActionWord.ts'
import { clashOf } from './clashOf.ts'

interface KeyCaptureProps {
  action: Action
  keymap: Record<string, string>
  /** An empty text for no key; `loser` gives up what it has of these. */
  onKeep: (keys: string, loser?: Action) => void
  onCancel: () => void
}

/** Waits for the keys to be pressed, and names who has them already. */
export function KeyCapture({ action, keymap, onKeep, onCancel }: KeyCaptureProps) {
  const t = useTranslations('settings')
  const word = useActionWord()
  const [pressed, setPressed] = useState('')
  const clash = pressed === '' ? undefined : clashOf(action.id, pressed, keymap)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onCancel()
    if (event.key === 'Backspace') return onKeep('')
    const chord = chordOf(event.nativeEvent)
    if (chord === null || chord.startsWith('Mod+')) return
    // What others begin with (g) asks for a second key.
    const begun =
      pressed !== '' && findAction(pressed, keymap) === 'begins' && !pressed.includes(' ')
    const keys = begun ? `${pressed} ${chord}` : chord
    setPressed(keys)
    if (findAction(keys, keymap) === 'begins') return
    if (!clashOf(action.id, keys, keymap)) onKeep(keys)
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <button
        type="button"
        autoFocus
        onKeyDown={onKeyDown}
        className="flex min-h-8 min-w-32 items-center justify-center gap-2 rounded-lg border border-accent px-2 text-[12px] text-muted"
      >
        {pressed === '' ? t('keys.press') : <KeyCaps keys={pressed} />}
      </button>
      {clash && findAction(pressed, keymap) !== 'begins' && (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-[12px] text-danger">
          {t('keys.clash', { name: word(clash) })}
          <Button size="small" onClick={() => onKeep(pressed, clash)}>
            {t('keys.take')}
          </Button>
        </p>
      )}
      <Button size="small" look="ghost" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
