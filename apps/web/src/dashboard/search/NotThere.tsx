'use client'
import type { ShownMessage } from '@parley/client/react'
import { useTranslations } from 'use-intl'

interface NotThereProps {
  items: ShownMessage[]
  /** The seq of the message one came for. */
  at: number
}

/** Says that the message one came for was deleted or is not there; it takes no height. */
export function NotThere({ items, at }: NotThereProps) {
  const t = useTranslations('search')
  const found = items.find(({ seq, state }) => seq === at && state === 'sent')
  if (found && !found.deletedAt) return null
  return (
    <p
      role="status"
      className="absolute bottom-3 left-4 z-10 max-w-[calc(100%-12rem)] rounded-lg border border-note-line bg-note px-3 py-1.5 text-[12px] text-note-text shadow-float"
    >
      {t(found ? 'wasDeleted' : 'isGone')}
    </p>
  )
}
