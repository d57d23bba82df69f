'use client'
import { useConnection } from '@parley/client/react'
import { cn } from '@parley/ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

const dots: Record<string, string> = {
  live: 'bg-ok',
  catchingUp: 'bg-warn',
  reconnecting: 'bg-warn',
  offline: 'bg-danger',
}

/** The truth about the connection, in words. A blip under two seconds is not worth a word. */
export function ConnectionState() {
  const t = useTranslations('connection')
  const { connection, queued, retryNow } = useConnection()
  const state = useSettled(connection.state, 2000)
  const waiting = state === 'reconnecting' || state === 'offline'
  const text = state in dots ? t(state as 'live') : t('ended')
  return (
    <div
      role="status"
      data-connection={connection.state}
      className="flex h-7 items-center gap-2 px-2 text-[12px] text-muted"
    >
      <span aria-hidden className={cn('size-2 rounded-full', dots[state] ?? 'bg-danger')} />
      <span className="min-w-0 flex-1 truncate">
        {text} {queued > 0 && t('queued', { count: queued })}
      </span>
      {waiting && (
        <button
          type="button"
          onClick={retryNow}
          className="cursor-pointer underline underline-offset-2 hover:text-text"
        >
          {t('retry')}
        </button>
      )}
    </div>
  )
}

/** A value that is shown once it has lasted; back to live it is shown at once. */
function useSettled<T extends string>(value: T, afterMs: number): T {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), value === 'live' ? 0 : afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return shown
}
