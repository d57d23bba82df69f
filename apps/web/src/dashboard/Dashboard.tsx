'use client'
import { cn } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Announcer } from './announce/Announcer.tsx'
import { ConnectionState } from './ConnectionState.tsx'
import { SceneProvider, useOffer } from './keys/SceneProvider.tsx'
import { useActionKeys } from './keys/useActionKeys.ts'
import { ListPane } from './ListPane.tsx'
import { Navigation } from './Navigation.tsx'
import { NoConversation } from './NoConversation.tsx'
import { Commands } from './palette/Commands.tsx'
import { ConversationPane } from './prepared/ConversationPane.tsx'
import { NewConversation } from './prepared/NewConversation.ts'
import { usePrepared } from './prepared/usePrepared.ts'
import { useHasRoom } from './useHasRoom.ts'
import { useIsWide } from './useIsWide.ts'
import { usePlace } from './usePlace.ts'
import type { UsedPlace } from './usePlace.ts'

interface DashboardProps {
  slug: string
  accounts: { slug: string; name: string }[]
}

export function Dashboard({ slug, accounts }: DashboardProps) {
  const place = usePlace(slug)
  return (
    <SceneProvider place={place}>
      <Panes place={place} accounts={accounts} />
      <Commands place={place} />
      <Announcer />
    </SceneProvider>
  )
}

/** The three panes; on a narrow screen one at a time. */
function Panes({ place, accounts }: Pick<DashboardProps, 'accounts'> & { place: UsedPlace }) {
  const t = useTranslations()
  const isWide = useIsWide()
  const hasRoom = useHasRoom()
  const searchRef = useRef<HTMLInputElement>(null)
  const inputRef = useRef<HTMLTextAreaElement>(null)
  const [mode, setMode] = useState<ComposerMode>('reply')
  const [showsNavigation, setShowsNavigation] = useState(false)
  const [isFolded, setFolded] = useState(false)
  // Until it is chosen, the screen's width says.
  const [showsDetails, setShowsDetails] = useState<boolean | null>(null)
  const [isCreating, setCreating] = useState(false)
  const [visit, setVisit] = useState(0)

  const create = useCallback(() => setCreating(true), [])
  const openNavigation = useCallback(() => setShowsNavigation(true), [])
  const closeNavigation = useCallback(() => setShowsNavigation(false), [])
  const write = (next: ComposerMode) => {
    setMode(next)
    inputRef.current?.focus()
  }
  const toggleDetails = () => setShowsDetails((shown) => !(shown ?? hasRoom))
  const escape = () => {
    const { activeElement } = document
    if (showsNavigation) setShowsNavigation(false)
    else if (
      activeElement instanceof HTMLElement &&
      activeElement.matches('input,textarea,[contenteditable]')
    )
      activeElement.blur()
    else return false
    return true
  }
  useOffer('app', {
    write,
    escape,
    search: () => searchRef.current?.focus(),
    create,
    toggleDetails,
    toggleNavigation: () => (isWide ? setFolded : setShowsNavigation)((held) => !held),
  })
  useActionKeys()
  usePrepared()

  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <a
        href="#conversation"
        className="sr-only z-50 rounded-lg bg-raised px-3 py-2 text-[13px] focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('app.skip')}
      </a>
      <div className="flex min-h-0 flex-1">
        {showsNavigation && (
          <button
            type="button"
            aria-label={t('nav.close')}
            onClick={closeNavigation}
            className="fixed inset-0 z-20 bg-black/40 lg:hidden"
          />
        )}
        <div
          className={cn(
            'z-30 w-[232px] shrink-0 border-r border-line max-lg:fixed max-lg:inset-y-0 max-lg:left-0 max-lg:shadow-float',
            !showsNavigation && 'max-lg:hidden',
            isFolded && 'lg:hidden',
          )}
        >
          <Navigation place={place.list} accounts={accounts} onChosen={closeNavigation} />
        </div>
        <div
          className={cn(
            'w-full shrink-0 md:w-[340px] 2xl:w-[380px]',
            place.number !== null && 'max-md:hidden',
          )}
        >
          <ListPane
            place={place}
            searchRef={searchRef}
            onNew={create}
            onNavigation={openNavigation}
            onAgain={() => setVisit((held) => held + 1)}
          />
        </div>
        <main
          id="conversation"
          tabIndex={-1}
          className={cn(
            'min-w-0 flex-1 bg-panel outline-none',
            place.number === null && 'max-md:hidden',
          )}
        >
          {place.number === null ? (
            <NoConversation />
          ) : (
            <ConversationPane
              number={place.number}
              message={place.message}
              visit={visit}
              onLatest={() => place.go({ message: null }, 'replace')}
              onJump={(seq) => {
                place.go({ message: seq })
                setVisit((held) => held + 1)
              }}
              mode={mode}
              onMode={setMode}
              inputRef={inputRef}
              showsDetails={showsDetails}
              onDetails={toggleDetails}
              onBack={() => place.go({ number: null })}
              onNumber={(number) => place.go({ number }, 'replace')}
            />
          )}
        </main>
      </div>
      {!isWide && (
        <footer className="border-t border-line bg-bg px-1 pb-[env(safe-area-inset-bottom)]">
          <ConnectionState />
        </footer>
      )}
      {isCreating && (
        <NewConversation
          isOpen
          onOpenChange={setCreating}
          onMade={(number) => place.go({ number })}
        />
      )}
    </div>
  )
}
