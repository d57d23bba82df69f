'use client'
import { Notice } from '@parley/ui'
import { FileQuestion } from 'lucide-react'
import { useTranslations } from 'use-intl'

export function MissingPage() {
  const t = useTranslations('error')
  return (
    <main className="h-dvh">
      <Notice
        icon={<FileQuestion aria-hidden size={32} />}
        title={t('notFound')}
        action={
          <a className="text-[13px] text-accent-strong underline" href="/">
            {t('home')}
          </a>
        }
      />
    </main>
  )
}
