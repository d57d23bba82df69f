'use client'
import type { CannedRepliesView } from '@parley/client/react'
import { useTranslations } from 'use-intl'
import { LinesSkeleton } from '../trouble/LinesSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'

/** Over the box, where canned replies would be offered and are not here. */
export function NoReplies({ status, error }: Pick<CannedRepliesView, 'status' | 'error'>) {
  const t = useTranslations('canned')
  const again = useAgain('cannedReplies.list')
  return (
    <div
      role="group"
      aria-label={t('title')}
      // The box keeps the focus: left, it names nothing, and this would be gone before the click.
      onMouseDown={(event) => event.preventDefault()}
      className="menu-in absolute inset-x-3 bottom-full z-30 mb-1 max-w-[420px] rounded-lg border border-line bg-raised p-3 text-text shadow-float"
    >
      {status === 'loading' ? (
        <LinesSkeleton label={t('loading')} />
      ) : (
        <TroubleNotice isSmall title={t('failed')} trouble={error} onRetry={again} />
      )}
    </div>
  )
}
