'use client'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import type { ListPlace } from '../useListPlace.ts'
import { useCurrentView } from './useCurrentView.ts'

/** What the list is called: its view, its inbox, or conversations. */
export function useTitle({ filter }: ListPlace): string {
  const t = useTranslations()
  const { inboxes } = usePeople()
  const { view, shipped } = useCurrentView()
  const [inboxId, ...more] = filter.inboxId?.in ?? []
  const inbox = more.length === 0 ? inboxes.find(({ id }) => id === inboxId) : undefined
  if (view) return view.emoji ? `${view.emoji} ${view.name}` : view.name
  return shipped ? t(`nav.${shipped}`) : (inbox?.name ?? t('list.label'))
}
