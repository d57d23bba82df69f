'use client'
import type { Filter } from '@parley/contract'
import { missingOf } from '@parley/client'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'

interface Asked {
  filter: Filter
  /** What of a kept filter could not be read. */
  unread?: readonly string[]
}

/** What a filter asks for and is gone, as a sentence; null when nothing is. */
export function useMissingText(): (asked: Asked) => string | null {
  const t = useTranslations('views')
  const people = usePeople()
  return ({ filter, unread = [] }) => {
    const gone = missingOf(filter, people).map(({ what, value }) => t(`gone.${what}`, { value }))
    const parts = [...new Set(gone)]
    const sentences = [
      ...(parts.length > 0 ? [t('missing', { what: parts.join(', ') })] : []),
      ...(unread.length > 0 ? [t('unreadable', { keys: unread.join(', ') })] : []),
    ]
    return sentences.length > 0 ? sentences.join(' ') : null
  }
}
