'use client'
import { Send, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './Button.tsx'
import { clockTime } from './clockTime.ts'
import { VoiceWaveform } from './VoiceWaveform.tsx'

export type RecorderState = 'explaining' | 'asking' | 'recording' | 'denied' | 'missing' | 'failed'

interface VoiceRecorderProps {
  state: RecorderState
  ms: number
  /** What was heard of late, 0 to 100. */
  levels: readonly number[]
  onAllow: () => void
  onSend: () => void
  onCancel: () => void
}

/** In place of the box for words while somebody speaks; explains before the browser asks. */
export function VoiceRecorder(props: VoiceRecorderProps) {
  const { state, ms, levels, onAllow, onSend, onCancel } = props
  const t = useTranslations('attachments.recording')
  const first = useRef<HTMLButtonElement>(null)
  // What had the focus is gone with each step.
  useEffect(() => first.current?.focus(), [state])
  const trouble = state === 'denied' || state === 'missing' || state === 'failed'
  if (state === 'recording')
    return (
      <div
        role="group"
        aria-label={t('label')}
        data-recording
        className="flex items-center gap-2 p-2"
      >
        <Button
          size="icon"
          look="ghost"
          aria-label={t('discard')}
          title={t('discard')}
          onClick={onCancel}
        >
          <Trash2 aria-hidden size={16} />
        </Button>
        <span
          aria-hidden
          className="size-2 shrink-0 animate-pulse rounded-full bg-danger motion-reduce:animate-none"
        />
        <span role="timer" className="w-10 shrink-0 text-[13px] tabular-nums">
          {clockTime(ms)}
        </span>
        <span
          role="meter"
          aria-label={t('level')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={levels.at(-1) ?? 0}
          className="min-w-0 flex-1 text-accent-strong"
        >
          <VoiceWaveform peaks={levels} progress={1} />
        </span>
        <Button
          ref={first}
          look="solid"
          size="icon"
          aria-label={t('send')}
          title={t('send')}
          onClick={onSend}
        >
          <Send aria-hidden size={16} />
        </Button>
      </div>
    )
  return (
    <div
      role={trouble ? 'alert' : 'group'}
      aria-label={trouble ? undefined : t('label')}
      className="flex flex-wrap items-center justify-end gap-2 p-3 text-[13px]"
    >
      <p className="min-w-[200px] flex-1 text-muted">{trouble ? t(state) : t('explain')}</p>
      <Button look="ghost" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button ref={first} look="solid" disabled={state === 'asking'} onClick={onAllow}>
        {trouble ? t('again') : t('allow')}
      </Button>
    </div>
  )
}
