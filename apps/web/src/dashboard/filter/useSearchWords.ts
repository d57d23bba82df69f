'use client'
import { Store } from '@parley/client'
import { useEffect, useSyncExternalStore } from 'react'

type Words = typeof import('./searchWords.ts')

const words = new Store<Words | null>(null)
let coming: Promise<void> | null = null

/** Fetches what reads the box. */
export function prepareSearchWords(): Promise<void> {
  return (coming ??= import('./searchWords.ts').then(
    (come) => words.set(come),
    () => {
      coming = null
    },
  ))
}

/** What reads the box; null as long as it has not come: then what is typed is searched for as it stands. */
export function useSearchWords(isWanted: boolean): Words | null {
  useEffect(() => {
    if (isWanted) void prepareSearchWords()
  }, [isWanted])
  return useSyncExternalStore(words.subscribe, words.get, words.get)
}
