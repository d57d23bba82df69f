import type { Trouble } from '@parley/client'
import { useTranslations } from 'use-intl'

/** By which number the server's log knows what went wrong. */
export function RequestId({ trouble }: { trouble: Trouble | null }) {
  const t = useTranslations('trouble')
  if (!trouble?.requestId) return null
  return (
    <span className="block text-[11px] break-all text-muted select-all">
      {t('request', { id: trouble.requestId })}
    </span>
  )
}
