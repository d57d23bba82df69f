'use client'
import { useMedia } from './useMedia.ts'

/** Whether all panes fit beside each other. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 1024px)')
}
