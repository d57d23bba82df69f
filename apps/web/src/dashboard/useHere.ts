'use client'
import { usePathname } from 'next/navigation'
import { useListPlace } from './useListPlace.ts'

/** The place of the list on the page, for who is not handed it. */
export function useHere() {
  const [, slug = ''] = /^\/accounts\/([^/]+)/.exec(usePathname()) ?? []
  return useListPlace(decodeURIComponent(slug))
}
