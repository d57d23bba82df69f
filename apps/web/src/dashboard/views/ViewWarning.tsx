'use client'
import { TriangleAlert } from 'lucide-react'
import type { ListPlace } from '../useListPlace.ts'
import { useCurrentView } from './useCurrentView.ts'
import { useMissingText } from './useMissingText.ts'

/** In the list's head: what is asked for and is gone, so that an empty list is no riddle. */
export function ViewWarning({ place }: { place: ListPlace }) {
  const { view, dirty } = useCurrentView()
  const text = useMissingText()({
    filter: place.filter,
    unread: dirty ? [] : (view?.unread ?? []),
  })
  if (!text) return null
  return (
    <p
      role="status"
      data-warning
      className="mt-2 flex items-start gap-1.5 rounded-lg bg-note px-2 py-1.5 text-[12px] text-note-text"
    >
      <TriangleAlert aria-hidden size={13} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
