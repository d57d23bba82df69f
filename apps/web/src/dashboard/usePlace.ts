'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { numberOf, placeHref } from './place.ts'

/** The address as state: opening a conversation or a view changes it without asking the page server. */
export function usePlace(slug: string) {
  const pathname = usePathname()
  const params = useSearchParams()
  const number = numberOf(pathname)
  const search = params.size > 0 ? `?${params.toString().replaceAll('%2C', ',')}` : ''

  const go = useCallback(
    (change: { number?: number | null; search?: string }, how: 'push' | 'replace' = 'push') => {
      const href = placeHref({ slug, number, search, ...change })
      if (how === 'push') window.history.pushState(null, '', href)
      else window.history.replaceState(null, '', href)
    },
    [slug, number, search],
  )
  return useMemo(() => ({ slug, number, search, params, go }), [slug, number, search, params, go])
}
export type UsedPlace = ReturnType<typeof usePlace>
