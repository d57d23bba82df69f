'use client'
import { useMedia } from './useMedia.ts'

/** Whether the details fit beside the three panes. */
export function useHasRoom(): boolean {
  return useMedia('(min-width: 1536px)')
}
