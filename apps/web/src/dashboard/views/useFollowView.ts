'use client'
import { useEffect, useRef } from 'react'
import type { ListPlace } from '../useListPlace.ts'
import type { Current } from './currentOf.ts'
import { sameAsk } from './sameAsk.ts'

/** When a view that is shown as it was kept is changed elsewhere, the list follows; own edits stay. */
export function useFollowView(place: ListPlace, { view }: Current): void {
  const held = useRef(view)
  useEffect(() => {
    const before = held.current
    held.current = view
    if (!before || !view || before.id !== view.id || sameAsk(before, view)) return
    if (sameAsk(before, place)) place.go({ filter: view.filter, sort: view.sort }, 'replace')
  }, [place, view])
}
