'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { numberOf, placeHref } from './place.ts'
import { parseFilter, printFilter } from './view.ts'
import type { ViewFilter } from './view.ts'

interface Change {
  number?: number | null
  filter?: ViewFilter
}

/** The address as state: opening a conversation or a view changes it without asking the page server. */
export function usePlace(slug: string) {
  const pathname = usePathname()
  const params = useSearchParams()
  const number = numberOf(pathname)
  const filter = useMemo(() => parseFilter(params), [params])
  const search = useMemo(() => printFilter(filter), [filter])

  const go = useCallback(
    (change: Change, how: 'push' | 'replace' = 'push') => {
      const href = placeHref({
        slug,
        number: change.number === undefined ? number : change.number,
        search: change.filter ? printFilter(change.filter) : search,
      })
      if (how === 'push') window.history.pushState(null, '', href)
      else window.history.replaceState(null, '', href)
    },
    [slug, number, search],
  )
  return useMemo(() => ({ slug, number, filter, search, go }), [slug, number, filter, search, go])
}
export type UsedPlace = ReturnType<typeof usePlace>
