'use client'
import type { Attachment } from '@parley/contract'
import { Download, Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { clockTime } from './clockTime.ts'
import { VoiceWaveform } from './VoiceWaveform.tsx'

interface VoicePlayerProps {
  attachment: Attachment
  src: string | null
  href: string | null
  problem?: string | undefined
  /** The address led nowhere. */
  onFailed: () => void
}

const flat = Array.from({ length: 48 }, () => 30)
const stepMs = 5000

/** A sound with its waveform: played, and sought in by pointer and arrow keys. */
export function VoicePlayer(props: VoicePlayerProps) {
  const { attachment, src, href, problem, onFailed } = props
  const t = useTranslations('attachments')
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [measured, setMeasured] = useState<number | null>(null)
  const length = attachment.duration ?? measured ?? 0
  const name = attachment.kind === 'voice' ? t('voice') : attachment.name
  useProgress(audio, isPlaying, setAt)

  function seek(ms: number) {
    const next = Math.min(Math.max(0, ms), length)
    if (audio.current) audio.current.currentTime = next / 1000
    setAt(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowLeft: at - stepMs,
      ArrowDown: at - stepMs,
      ArrowRight: at + stepMs,
      ArrowUp: at + stepMs,
      Home: 0,
      End: length,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seek(to)
  }

  function onPointer(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons !== 1) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const { left, width } = event.currentTarget.getBoundingClientRect()
    seek(((event.clientX - left) / width) * length)
  }

  return (
    <div className="w-[280px] max-w-full" data-voice>
      {attachment.kind === 'audio' && (
        <bdi className="block truncate pb-1 text-[13px] font-medium">{attachment.name}</bdi>
      )}
      <div className="flex items-center gap-2">
        <button
          type="button"
          disabled={!src}
          aria-label={isPlaying ? t('pause') : t('play', { name })}
          onClick={() => void (isPlaying ? audio.current?.pause() : play())}
          className="flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-full border border-current/30 hover:bg-current/10 disabled:opacity-50"
        >
          {isPlaying ? <Pause aria-hidden size={15} /> : <Play aria-hidden size={15} />}
        </button>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('seek', { name })}
          aria-valuemin={0}
          aria-valuemax={Math.round(length / 1000)}
          aria-valuenow={Math.round(at / 1000)}
          aria-valuetext={t('time', { at: clockTime(at), length: clockTime(length) })}
          onKeyDown={onKeyDown}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          className="min-w-0 flex-1 cursor-pointer touch-none rounded"
        >
          <VoiceWaveform
            peaks={attachment.peaks?.length ? attachment.peaks : flat}
            progress={length > 0 ? at / length : 0}
          />
        </div>
        <span className="w-9 shrink-0 text-right text-[12px] tabular-nums">
          {clockTime(at > 0 ? at : length)}
        </span>
        {href && (
          <a
            href={href}
            download={attachment.name}
            aria-label={t('download', { name })}
            className="shrink-0 rounded p-1 hover:bg-current/10"
          >
            <Download aria-hidden size={14} />
          </a>
        )}
      </div>
      {problem && <p className="pt-1 text-[12px]">{problem}</p>}
      <audio
        ref={audio}
        src={src ?? undefined}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onLoadedMetadata={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setMeasured(duration * 1000)
        }
        onError={() => src && onFailed()}
      >
        <track kind="captions" />
      </audio>
    </div>
  )

  /** Refused where nobody has touched the page, and while it is not loaded. */
  async function play() {
    if (audio.current && Math.abs(audio.current.currentTime * 1000 - at) > 250)
      audio.current.currentTime = at / 1000
    await audio.current?.play().catch(() => {})
  }
}

/** Where it plays, at every frame while it does. */
function useProgress(
  audio: RefObject<HTMLAudioElement | null>,
  isPlaying: boolean,
  onAt: (ms: number) => void,
) {
  useEffect(() => {
    if (!isPlaying) return
    let frame = 0
    const look = () => {
      if (audio.current) onAt(audio.current.currentTime * 1000)
      frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [audio, isPlaying, onAt])
}
