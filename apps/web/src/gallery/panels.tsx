'use client'
import { Calendar } from '@parley/ui/Calendar'
import type { Trouble } from '@parley/client'
import { useLocale, useTranslations } from 'use-intl'
import type { ReactNode } from 'react'
import { ListSkeleton } from '../dashboard/list/ListSkeleton.tsx'
import { ThreadSkeleton } from '../dashboard/ThreadSkeleton.tsx'
import { LinesSkeleton } from '../dashboard/trouble/LinesSkeleton.tsx'
import { RowsSkeleton } from '../dashboard/trouble/RowsSkeleton.tsx'
import { TroubleNotice } from '../dashboard/trouble/TroubleNotice.tsx'
import { OnDemand } from './OnDemand.tsx'
import { Row } from './Row.tsx'

const requestId = '0198f0c2-7b7e-7c1a-9d55-2f1c6a1f0b11'
const said = { message: '', requestId }
const troubles: (Trouble | null)[] = [
  { ...said, failure: 'server.error', retryable: true },
  { ...said, failure: 'action.forbidden', retryable: false },
  { ...said, failure: 'rate.limited', retryable: true, retryAfterMs: 12_000 },
  null,
]

function Troubles({ isSmall }: { isSmall: boolean }) {
  const t = useTranslations('list')
  return troubles.map((trouble) => (
    <TroubleNotice
      key={trouble?.failure ?? 'network'}
      isSmall={isSmall}
      title={t('failed')}
      trouble={trouble}
      onRetry={() => {}}
    />
  ))
}

const day = { year: 2026, month: 3, day: 10 }

/** What the dashboard draws beside its components: what stands where content would. */
export const panels: Record<string, () => ReactNode> = {
  TroubleNotice: () => <Troubles isSmall={false} />,
  'TroubleNotice isSmall': () => <Troubles isSmall />,
  ListSkeleton: () => (
    <Row>
      <div className="w-[340px] max-w-full">
        <ListSkeleton label="Loading" isCompact={false} />
      </div>
      <div className="w-[340px] max-w-full">
        <ListSkeleton label="Loading" isCompact />
      </div>
    </Row>
  ),
  ThreadSkeleton: () => <ThreadSkeleton label="Loading" />,
  LinesSkeleton: () => <LinesSkeleton label="Loading" />,
  RowsSkeleton: () => <RowsSkeleton label="Loading" />,
  Calendar: function CalendarSpecimen() {
    const locale = useLocale()
    return (
      <OnDemand>
        {() => (
          <Calendar
            mode="days"
            first={day}
            last={{ ...day, day: 14 }}
            today={day}
            locale={locale}
            onPick={() => {}}
          />
        )}
      </OnDemand>
    )
  },
}
