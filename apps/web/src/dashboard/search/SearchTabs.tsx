'use client'
import { cn } from '@parley/ui'
import { MessagesSquare, TextSearch } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { placeHref } from '../place.ts'
import type { UsedPlace } from '../usePlace.ts'
import { writeAddress } from '../view.ts'

/** What is searched: conversations, or each message. The address says which. */
export function SearchTabs({ place }: { place: UsedPlace }) {
  const t = useTranslations('search')
  return (
    <nav aria-label={t('tabs')} className="flex shrink-0 gap-1 border-b border-line px-2 py-1">
      <Tab place={place} scope={null} text={t('conversations')} Icon={MessagesSquare} />
      <Tab place={place} scope="messages" text={t('messages')} Icon={TextSearch} />
    </nav>
  )
}

interface TabProps {
  place: UsedPlace
  scope: 'messages' | null
  text: string
  Icon: LucideIcon
}

function Tab({ place, scope, text, Icon }: TabProps) {
  const isHere = (place.scope ?? null) === scope
  const search = writeAddress({ ...place, scope: scope ?? undefined })
  const choose = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (!isHere) place.go({ scope })
  }
  return (
    <a
      href={placeHref({ ...place, search })}
      aria-current={isHere ? 'true' : undefined}
      onClick={choose}
      className={cn(
        'flex h-7 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-md px-2 text-[12px] font-medium',
        isHere ? 'bg-selected text-text' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      <Icon aria-hidden size={13} className="shrink-0" />
      <span className="truncate">{text}</span>
    </a>
  )
}
