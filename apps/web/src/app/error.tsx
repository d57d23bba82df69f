'use client'
import { Button, Notice } from '@parley/ui'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('error')
  return (
    <main className="h-dvh">
      <Notice
        icon={<CircleAlert aria-hidden size={32} />}
        title={t('title')}
        text={[t('text'), error.digest].filter(Boolean).join(' ')}
        action={<Button onClick={reset}>{t('retry')}</Button>}
      />
    </main>
  )
}
