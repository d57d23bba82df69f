'use client'
import type { Attached } from '@parley/contract'
import { clockTime } from '@parley/ui'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** What a list says of a message that has files and no words. */
export function useAttachedText(): (attached: Attached | null) => string {
  const t = useTranslations('attachments.preview')
  return useCallback(
    (attached) => {
      if (!attached) return ''
      const { kind, name, duration, count } = attached
      if (kind === 'image' && count > 1) return t('image', { count })
      const first = t(kind, { name, count: 1, length: clockTime(duration ?? 0) })
      return count > 1 ? t('more', { first, count: count - 1 }) : first
    },
    [t],
  )
}
