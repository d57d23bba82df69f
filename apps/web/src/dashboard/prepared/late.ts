import { lazily } from '@parley/ui'
import type { Lazily } from '@parley/ui'
import type { ComponentType } from 'react'
import { prepareLateWords, withLateWords } from './withLateWords.tsx'

/** What is drawn `lazily`, with its words: they come together. */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  options?: Parameters<typeof lazily>[1],
): Lazily<P> {
  const loadBoth = async () => withLateWords((await Promise.all([load(), prepareLateWords()]))[0])
  return lazily(loadBoth, options)
}
