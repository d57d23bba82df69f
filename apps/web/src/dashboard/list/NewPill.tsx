'use client'
import { Button } from '@parley/ui'
import { ArrowUp } from 'lucide-react'
import { useTranslations } from 'use-intl'

/** How many came in above, and the way to them. */
export function NewPill({ count, onGo }: { count: number; onGo: () => void }) {
  const t = useTranslations('list')
  if (count === 0) return null
  return (
    <Button
      data-new-rows
      size="small"
      look="solid"
      onClick={onGo}
      className="absolute top-2 left-1/2 z-10 -translate-x-1/2 rounded-full! shadow-float"
    >
      <ArrowUp aria-hidden size={13} />
      {t('newRows', { count })}
    </Button>
  )
}
