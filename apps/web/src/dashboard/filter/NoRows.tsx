'use client'
import type { Loading, Trouble } from '@parley/client/react'
import { usePreference } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ListSkeleton } from '../list/ListSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import type { UsedPlace } from '../usePlace.ts'
import { Nothing } from '../prepared/Nothing.tsx'

interface NoRowsProps {
  place: UsedPlace
  status: Loading
  error: Trouble | null
}

/** What stands where rows would: loading, refused, failed, nothing. */
export function NoRows({ place, status, error }: NoRowsProps) {
  const t = useTranslations('list')
  const [density] = usePreference('density')
  if (status === 'loading')
    return <ListSkeleton label={t('loading')} isCompact={density === 'compact'} />
  if (status === 'ready') return <Nothing place={place} />
  return error?.failure === 'input.invalid' ? (
    <Refused place={place} error={error} />
  ) : (
    <Failed error={error} />
  )
}

/** The server could not accept the filter: where, and the way out. */
function Refused({ place, error }: { place: UsedPlace; error: Trouble }) {
  const t = useTranslations('filter.refused')
  return (
    <Notice
      icon={<CircleAlert aria-hidden size={28} />}
      title={t('title')}
      text={error.field && t('at', { path: error.field })}
      action={
        <Button onClick={() => place.go({ filter: {}, sort: null }, 'replace')}>
          {t('clear')}
        </Button>
      }
    />
  )
}

function Failed({ error }: Pick<NoRowsProps, 'error'>) {
  const t = useTranslations('list')
  const again = useAgain('conversations.list')
  return <TroubleNotice title={t('failed')} trouble={error} onRetry={again} />
}
