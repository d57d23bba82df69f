'use client'
import { cn } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { useShownState } from './useShownState.ts'

/** Whether the list is followed as it is read. */
export function LiveBadge() {
  const t = useTranslations('connection')
  const state = useShownState()
  const isLive = state === 'live'
  return (
    <span
      data-live={isLive}
      title={t(isLive ? 'liveHint' : 'notLiveHint')}
      className={cn(
        'flex shrink-0 items-center gap-1 rounded-full border px-1.5 text-[10px] leading-4 font-semibold tracking-wide uppercase',
        isLive ? 'border-ok/50 text-live' : 'border-line text-muted',
      )}
    >
      <span aria-hidden className={cn('size-1.5 rounded-full', isLive ? 'bg-ok' : 'bg-faint')} />
      {t(isLive ? 'live' : 'notLive')}
    </span>
  )
}
