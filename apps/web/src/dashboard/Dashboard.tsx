'use client'
import type { Conversation } from '@parley/contract'
import { useUpdateConversation } from '@parley/client/react'
import { cn } from '@parley/ui'
import type { ComposerMode } from '@parley/ui'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConversationList } from './ConversationList.tsx'
import { ConversationPane, NoConversation } from './ConversationPane.tsx'
import { Navigation } from './Navigation.tsx'
import { NewConversation } from './NewConversation.tsx'
import { usePeople } from './People.tsx'
import { useKeys } from './useKeys.ts'
import { usePlace } from './usePlace.ts'
import { parseFilter } from './view.ts'

interface DashboardProps {
  slug: string
  accounts: { slug: string; name: string }[]
}

/** The three panes; on a narrow screen one at a time. */
export function Dashboard({ slug, accounts }: DashboardProps) {
  const t = useTranslations('nav')
  const place = usePlace(slug)
  const { me } = usePeople()
  const update = useUpdateConversation()
  const filter = useMemo(() => parseFilter(place.params), [place.params])
  const rows = useRef<Conversation[]>([])
  const searchRef = useRef<HTMLInputElement>(null)
  const inputRef = useRef<HTMLTextAreaElement>(null)
  const [mode, setMode] = useState<ComposerMode>('reply')
  const [showsNavigation, setShowsNavigation] = useState(false)
  const [showsDetails, setShowsDetails] = useState(false)
  const [isCreating, setCreating] = useState(false)
  const onRows = useCallback((next: Conversation[]) => {
    rows.current = next
  }, [])

  const step = (by: number) => {
    const at = rows.current.findIndex((row) => row.number === place.number)
    const next = rows.current[at < 0 ? 0 : at + by]
    if (next) place.go({ number: next.number })
  }
  const write = (next: ComposerMode) => {
    setMode(next)
    inputRef.current?.focus()
  }
  const open = () => rows.current.find(({ number }) => number === place.number)
  const act = (patch: Parameters<typeof update>[0]['patch']) => {
    const row = open()
    if (row) void update({ conversationId: row.id, patch }).catch(() => {})
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Escape: () => {
      if (
        document.activeElement instanceof HTMLTextAreaElement ||
        document.activeElement instanceof HTMLInputElement
      )
        document.activeElement.blur()
      else place.go({ number: null })
    },
    u: () => place.go({ number: null }),
    r: () => write('reply'),
    m: () => write('note'),
    e: () => act({ status: 'resolved' }),
    A: () => open()?.kind === 'support' && act({ assigneeId: me.userId }),
    '1': () => act({ priority: 'urgent' }),
    '2': () => act({ priority: 'high' }),
    '3': () => act({ priority: 'medium' }),
    '4': () => act({ priority: 'low' }),
    c: () => setCreating(true),
    '/': () => searchRef.current?.focus(),
    ']': () => setShowsDetails((shown) => !shown),
    '[': () => setShowsNavigation((shown) => !shown),
  })

  return (
    <div className="flex h-dvh overflow-hidden">
      {showsNavigation && (
        <button
          type="button"
          aria-label={t('close')}
          onClick={() => setShowsNavigation(false)}
          className="fixed inset-0 z-20 bg-black/40 lg:hidden"
        />
      )}
      <div
        className={cn(
          'z-30 w-[232px] shrink-0 border-r border-line max-lg:fixed max-lg:inset-y-0 max-lg:left-0 max-lg:shadow-float',
          !showsNavigation && 'max-lg:hidden',
        )}
      >
        <Navigation place={place} accounts={accounts} onChosen={() => setShowsNavigation(false)} />
      </div>
      <div
        className={cn(
          'w-full shrink-0 md:w-[340px] 2xl:w-[380px]',
          place.number !== null && 'max-md:hidden',
        )}
      >
        <ConversationList
          place={place}
          filter={filter}
          searchRef={searchRef}
          onRows={onRows}
          onNew={() => setCreating(true)}
          onNavigation={() => setShowsNavigation(true)}
        />
      </div>
      <main className={cn('min-w-0 flex-1 bg-panel', place.number === null && 'max-md:hidden')}>
        {place.number === null ? (
          <NoConversation />
        ) : (
          <ConversationPane
            number={place.number}
            mode={mode}
            onMode={setMode}
            inputRef={inputRef}
            showsDetails={showsDetails}
            onDetails={() => setShowsDetails((shown) => !shown)}
            onBack={() => place.go({ number: null })}
          />
        )}
      </main>
      <NewConversation
        isOpen={isCreating}
        onOpenChange={setCreating}
        onMade={(number) => place.go({ number })}
      />
    </div>
  )
}
