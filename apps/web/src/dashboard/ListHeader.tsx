'use client'
import { Button } from '@parley/ui'
import { Menu as MenuIcon, PencilLine } from 'lucide-react'
import { memo } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { LiveBadge } from './connection/LiveBadge.tsx'
import { FilterBar } from './filter/FilterBar.tsx'
import { NotificationBell } from './notifications/NotificationBell.tsx'
import type { ListPlace } from './useListPlace.ts'
import { useTitle } from './views/useTitle.ts'
import { ViewWarning } from './views/ViewWarning.tsx'

interface ListHeaderProps {
  place: ListPlace
  searchRef: RefObject<HTMLInputElement | null>
  onNew: () => void
  onNavigation: () => void
}

/** The head of the second pane: what it shows, and what it is narrowed to; whatever conversation is open. */
export const ListHeader = memo(function ListHeader(props: ListHeaderProps) {
  const { place, searchRef, onNew, onNavigation } = props
  const t = useTranslations()
  const title = useTitle(place)
  return (
    <header className="border-b border-line p-2">
      <div className="flex h-8 items-center gap-1">
        <Button
          look="ghost"
          size="icon"
          aria-label={t('nav.open')}
          onClick={onNavigation}
          className="lg:hidden"
        >
          <MenuIcon aria-hidden size={16} />
        </Button>
        <h1 className="min-w-0 truncate px-1 text-[14px] font-semibold">{title}</h1>
        <LiveBadge />
        <span className="flex-1" />
        <NotificationBell place={place} className="lg:hidden" />
        <Button
          look="ghost"
          size="icon"
          aria-label={t('list.new')}
          title={`${t('list.new')} (c)`}
          onClick={onNew}
        >
          <PencilLine aria-hidden size={16} />
        </Button>
      </div>
      <ViewWarning place={place} />
      <FilterBar place={place} searchRef={searchRef} />
    </header>
  )
})
