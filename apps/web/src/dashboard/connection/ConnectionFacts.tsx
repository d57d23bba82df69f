'use client'
import type { Connection } from '@parley/client'
import { useConnectionFacts } from '@parley/client/react'
import { useFormatter, useNow, useTranslations } from 'use-intl'

export interface ConnectionFactsProps {
  state: Connection['state']
  queued: number
}

/** How the connection is and has been, line by line. */
export function ConnectionFacts({ state, queued }: ConnectionFactsProps) {
  const t = useTranslations('connection')
  const format = useFormatter()
  const now = useNow({ updateInterval: 1000 })
  const { reconnects, since, lastEvent, latencyMs } = useConnectionFacts()
  const ago = (at: number) => format.relativeTime(Math.min(at, now.getTime()), now)
  const facts = [
    { key: 'state', value: t(state) },
    { key: 'since', value: ago(since) },
    { key: 'latency', value: latencyMs === null ? '–' : t('ms', { ms: Math.round(latencyMs) }) },
    { key: 'reconnects', value: format.number(reconnects) },
    {
      key: 'lastEvent',
      value: lastEvent
        ? `${ago(lastEvent.at)} (${format.number(lastEvent.position)})`
        : t('noEvent'),
    },
    { key: 'waiting', value: format.number(queued) },
  ] as const
  return (
    <dl data-connection-panel className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[12px]">
      {facts.map(({ key, value }) => (
        <div key={key} className="contents">
          <dt className="text-muted">{t(`facts.${key}`)}</dt>
          <dd data-fact={key} className="text-right tabular-nums">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
