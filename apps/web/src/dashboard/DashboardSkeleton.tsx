'use client'
import { useTranslations } from 'use-intl'
import { ListSkeleton } from './list/ListSkeleton.tsx'

/** The three panes to come, while nothing of the account is known. */
export function DashboardSkeleton() {
  const t = useTranslations('app')
  return (
    <main aria-busy className="flex h-dvh overflow-hidden">
      <div className="w-[232px] shrink-0 border-r border-line max-lg:hidden" />
      <div className="w-full shrink-0 border-r border-line bg-panel md:w-[340px] 2xl:w-[380px]">
        <div className="h-[89px] border-b border-line" />
        <ListSkeleton label={t('loading')} isCompact={false} />
      </div>
      <div className="flex-1 bg-panel" />
    </main>
  )
}
