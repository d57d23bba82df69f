'use client'
import { lazily } from '@parley/ui'
import type { Lazily } from '@parley/ui'
import dynamic from 'next/dynamic'
import { useState, useSyncExternalStore } from 'react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationPane as Pane } from '../ConversationPane.tsx'
import { ThreadSkeleton } from '../ThreadSkeleton.tsx'

type PaneProps = ComponentProps<typeof Pane>

const Drawn = dynamic(() => import('../ConversationPane.tsx').then((part) => part.ConversationPane))
const Late = lazily<PaneProps>(
  () => import('../ConversationPane.tsx').then((part) => part.ConversationPane),
  { Meanwhile },
)

function Meanwhile() {
  const t = useTranslations('pane')
  return <ThreadSkeleton label={t('loading')} />
}

/** The third pane: drawn by the server where a conversation is open, else fetched in a quiet moment. */
export const ConversationPane: Lazily<PaneProps> = Object.assign(
  function ConversationPane(props: PaneProps) {
    // What the server drew comes to life with all of the page: later, it would not be what is there.
    const isDrawn = useSyncExternalStore(
      () => () => {},
      () => false,
      () => true,
    )
    const [{ Part }] = useState(() => ({ Part: isDrawn ? Drawn : Late }))
    return <Part {...props} />
  },
  { prepare: Late.prepare },
)
