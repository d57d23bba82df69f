import { cn } from './cn.ts'

interface VoiceWaveformProps {
  /** Heights from 0 to 100. */
  peaks: readonly number[]
  /** From 0 to 1: up to here it was heard. */
  progress: number
  className?: string
}

/** A sound as bars. Drawn for the eye alone: what it means is said beside it. */
export function VoiceWaveform({ peaks, progress, className }: VoiceWaveformProps) {
  return (
    <span aria-hidden className={cn('flex h-7 min-w-0 items-center gap-px', className)}>
      {peaks.map((peak, index) => (
        <span
          key={index}
          style={{ height: `${Math.max(8, peak)}%` }}
          className={cn(
            'min-w-px flex-1 rounded-full bg-current',
            (index + 0.5) / peaks.length > progress && 'opacity-40',
          )}
        />
      ))}
    </span>
  )
}
