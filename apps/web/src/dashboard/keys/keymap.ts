import { usePreference } from '@parley/client/react'
import type { Action } from './actions.ts'

/** What a person presses instead of what is usual, by action; an empty text for no key at all. */
export type Keymap = Readonly<Record<string, string>>

/** The keys of this person. */
export function useKeymap(): Keymap {
  return usePreference('keymap')[0]
}

export function keysOf({ id, keys }: Pick<Action, 'id' | 'keys'>, keymap: Keymap) {
  const chosen = keymap[id]
  if (chosen === undefined) return keys
  return chosen === '' ? [] : [chosen]
}
