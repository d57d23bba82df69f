'use client'
import type { Connection } from '@parley/client'
import { useConnection } from '@parley/client/react'
import { cn } from '@parley/ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConnectionPanel } from './connection/ConnectionPanel.tsx'
import { blipMs, useShownState } from './connection/useShownState.ts'

const newsMs = 8000

const dots: Record<string, string> = {
  live: 'bg-ok',
  catchingUp: 'bg-warn',
  reconnecting: 'bg-warn',
  offline: 'bg-danger',
}

/**
 * The truth about the connection, in words. A blip under two seconds is not worth a word;
 * `data-connection` says it without delay.
 */
export function ConnectionState() {
  const t = useTranslations('connection')
  const { connection, queued, retryNow } = useConnection()
  const state = useShownState()
  const seconds = useSecondsUntil('retryAt' in connection ? connection.retryAt : null)
  const updates = useUpdates(connection)
  // The place is narrow: while attempts follow each other closely, when the next one comes is worth more.
  const isCounted = queued > 0 && (state === 'offline' || state === 'catchingUp')
  const isWaiting = state === 'reconnecting' || state === 'offline'
  return (
    <div
      data-connection={connection.state}
      data-queued={queued}
      className="flex h-7 items-center gap-2 px-2 text-[12px] text-muted"
    >
      <span
        aria-hidden
        className={cn('size-2 shrink-0 rounded-full', dots[state] ?? 'bg-danger')}
      />
      <span role="status">{t(state)}</span>
      <span className="min-w-0 flex-1 truncate">
        {isCounted && t('queued', { count: queued })}
        {isWaiting && !isCounted && seconds > 0 && t('inSeconds', { seconds })}
        {state === 'live' && updates > 0 && t('missed', { count: updates })}
      </span>
      {isWaiting && (
        <button
          type="button"
          onClick={retryNow}
          className="shrink-0 cursor-pointer underline underline-offset-2 hover:text-text"
        >
          {t('retry')}
        </button>
      )}
      <ConnectionPanel state={state} queued={queued} />
    </div>
  )
}

/** How much came in an absence that was worth a word, for as long as it is news. */
function useUpdates(connection: Connection): number {
  const after = connection.state === 'live' ? connection.after : undefined
  const [seen, setSeen] = useState(after)
  useEffect(() => {
    const timer = setTimeout(() => setSeen(after), newsMs)
    return () => clearTimeout(timer)
  }, [after])
  return after && after !== seen && after.ms >= blipMs ? (after.updates ?? 0) : 0
}

function useSecondsUntil(at: number | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (at === null) return
    const look = () => setSeconds(Math.max(0, Math.ceil((at - Date.now()) / 1000)))
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [at])
  return at === null ? 0 : seconds
}
