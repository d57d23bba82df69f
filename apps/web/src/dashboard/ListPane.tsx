'use client'
import { useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { ConversationList } from './ConversationList.tsx'
import { ListHeader } from './ListHeader.tsx'
import { SearchTabs } from './search/SearchTabs.tsx'
import type { UsedPlace } from './usePlace.ts'
import { MessageHits } from './prepared/MessageHits.ts'

interface ListPaneProps {
  place: UsedPlace
  searchRef: RefObject<HTMLInputElement | null>
  onNew: () => void
  onNavigation: () => void
  /** The message that is open was chosen again. */
  onAgain: () => void
}

/** The second pane: the conversations of the view, or the messages that hold what is searched for. */
export function ListPane(props: ListPaneProps) {
  const { place, searchRef, onNew, onNavigation, onAgain } = props
  const t = useTranslations('list')
  // How far each search was scrolled, for when one comes back to it.
  const offsets = useRef(new Map<string, number>())
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' || event.defaultPrevented) return
    if (event.target !== searchRef.current) return
    const hit = event.currentTarget.querySelector<HTMLElement>('[data-hit][tabindex="0"]')
    if (!hit) return
    event.preventDefault()
    hit.focus()
  }
  return (
    <section
      aria-label={t('label')}
      onKeyDown={onKeyDown}
      className="relative flex h-full min-w-0 flex-col border-r border-line bg-panel"
    >
      <ListHeader
        place={place.list}
        searchRef={searchRef}
        onNew={onNew}
        onNavigation={onNavigation}
      />
      {place.filter.search !== undefined && <SearchTabs place={place} />}
      {place.scope === 'messages' ? (
        <MessageHits
          place={place}
          offsets={offsets.current}
          searchRef={searchRef}
          onAgain={onAgain}
        />
      ) : (
        <ConversationList place={place} />
      )}
    </section>
  )
}
