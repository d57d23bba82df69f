'use client'
import { usePathname } from 'next/navigation'
import { usePlace } from './usePlace.ts'

/** The place of the page, for who is not handed it. */
export function useHere() {
  const [, slug = ''] = /^\/accounts\/([^/]+)/.exec(usePathname()) ?? []
  return usePlace(decodeURIComponent(slug))
}
