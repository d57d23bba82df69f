'use client'
import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationPane as Pane } from '../ConversationPane.tsx'
import { ThreadSkeleton } from '../ThreadSkeleton.tsx'
import { drawnOrLate } from './drawnOrLate.tsx'
import { late } from './late.ts'
import { withLateWords } from './withLateWords.tsx'

/** The third pane. */
export const ConversationPane = drawnOrLate(
  dynamic(() =>
    import('../ConversationPane.tsx').then((part) => withLateWords(part.ConversationPane)),
  ),
  late<ComponentProps<typeof Pane>>(
    () => import('../ConversationPane.tsx').then((part) => part.ConversationPane),
    { Meanwhile },
  ),
)

function Meanwhile() {
  const t = useTranslations('pane')
  return <ThreadSkeleton label={t('loading')} />
}
