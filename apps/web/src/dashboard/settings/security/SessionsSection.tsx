'use client'
import type { SignedInDevice } from '@parley/contract'
import { trpc, withTrpc } from '@parley/client/react'
import { troubleOf } from '@parley/client'
import { Button } from '@parley/ui'
import { Laptop, Smartphone } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { Section } from '../Panel.tsx'
import { RowsSkeleton } from '../../trouble/RowsSkeleton.tsx'
import { TroubleNotice } from '../../trouble/TroubleNotice.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { deviceOf } from './deviceOf.ts'

/** Where the person is signed in, and signing out of one of these or of all the others. */
export const SessionsSection = withTrpc(function SessionsSection() {
  const t = useTranslations('settings')
  const { api } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const query = trpc.sessions.list.useQuery(undefined, { refetchOnMount: 'always' })
  const items = query.data?.items ?? []
  const run = (act: () => Promise<unknown>) =>
    void attempt(async () => {
      await act()
      await query.refetch()
    })
  return (
    <Section title={t('security.sessions')} text={t('security.sessionsText')}>
      {query.isPending && !query.error && <RowsSkeleton label={t('loading')} rows={2} />}
      {query.error && !query.data && (
        <TroubleNotice
          isSmall
          title={t('security.sessionsFailed')}
          trouble={troubleOf(query.error)}
          onRetry={() => void query.refetch()}
          isBusy={query.isFetching}
        />
      )}
      <ul className="flex flex-col gap-1 empty:hidden">
        {items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={isBusy}
            onEnd={() => run(() => api.sessions.end.mutate({ sessionId: session.id }))}
          />
        ))}
      </ul>
      <TroubleText trouble={trouble} />
      {items.length > 1 && (
        <Button
          look="danger"
          className="self-start border border-line"
          disabled={isBusy}
          onClick={() => run(() => api.sessions.endOthers.mutate())}
        >
          {t('security.endAllOthers')}
        </Button>
      )}
    </Section>
  )
})

interface SessionRowProps {
  session: SignedInDevice
  isBusy: boolean
  onEnd: () => void
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const t = useTranslations('settings')
  const format = useFormatter()
  const now = useNow()
  const { name, isPhone } = deviceOf(session.device)
  const device = name ?? t('security.unknownDevice')
  const seen = session.isCurrent
    ? t('security.thisOne')
    : t('security.lastSeen', { when: format.relativeTime(session.lastSeenAt, now) })
  const Icon = isPhone ? Smartphone : Laptop
  return (
    <li data-session={session.id} className="flex items-center gap-3">
      <Icon aria-hidden size={18} className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1 py-1">
        <span className="block truncate text-[14px]">{device}</span>
        <span className="block truncate text-[12px] text-muted">
          {[seen, session.address].filter(Boolean).join(' · ')}
        </span>
      </span>
      {!session.isCurrent && (
        <Button
          look="ghost"
          size="small"
          disabled={isBusy}
          aria-label={t('security.endOf', { device })}
          onClick={onEnd}
        >
          {t('security.end')}
        </Button>
      )}
    </li>
  )
}
