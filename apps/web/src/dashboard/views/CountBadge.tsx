import type { KnownCount } from '@parley/client/react'
import { useTranslations } from 'use-intl'

/** How many are unread: exact as far as it was counted; nothing for none. */
export function CountBadge({ count }: { count: KnownCount }) {
  const t = useTranslations('views')
  if (!count || count.count === 0) return null
  const said = count.capped ? t('unreadMany') : t('unread', { count: count.count })
  return (
    <span data-count className="ml-auto shrink-0 pl-1 text-[11px] tabular-nums">
      <span aria-hidden>{count.capped ? '999+' : count.count}</span>
      <span className="sr-only">{said}</span>
    </span>
  )
}
