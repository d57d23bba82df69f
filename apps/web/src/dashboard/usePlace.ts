'use client'
import type { ConversationFilter, Sort } from '@parley/contract'
import { normaliseFilter } from '@parley/contract'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { numberOf, placeHref } from './place.ts'
import { readAddress, writeAddress } from './view.ts'

/** What is not named stays as it is. */
interface Change {
  number?: number | null
  filter?: ConversationFilter
  /** null for the default order. */
  sort?: Sort | null
  /** The id of a saved view. */
  view?: string | null
}

/** The address as state: opening a conversation or a view changes it without asking the page server. */
export function usePlace(slug: string) {
  const pathname = usePathname()
  const params = useSearchParams()
  const number = numberOf(pathname)
  const address = useMemo(() => readAddress(params), [params])
  const search = useMemo(() => writeAddress(address), [address])

  const go = useCallback(
    (change: Change, how: 'push' | 'replace' = 'push') => {
      const href = placeHref({
        slug,
        number: change.number === undefined ? number : change.number,
        search: writeAddress({
          filter: change.filter ? normaliseFilter(change.filter) : address.filter,
          sort: change.sort === undefined ? address.sort : (change.sort ?? undefined),
          view: change.view === undefined ? address.view : change.view,
        }),
      })
      if (how === 'push') window.history.pushState(null, '', href)
      else window.history.replaceState(null, '', href)
    },
    [slug, number, address],
  )
  return useMemo(
    () => ({ slug, number, ...address, search, go }),
    [slug, number, address, search, go],
  )
}
export type UsedPlace = ReturnType<typeof usePlace>
