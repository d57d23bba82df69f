import { actions } from './actions.ts'
import type { Action } from './actions.ts'
import { keysOf } from './keymap.ts'
import type { Keymap } from './keymap.ts'

/** What a press means after those before it: an action, the beginning of one, or nothing. */
export function findAction(pressed: string, keymap: Keymap): Action | 'begins' | null {
  let begins = false
  for (const action of actions)
    for (const keys of keysOf(action, keymap)) {
      if (keys === pressed) return action
      begins ||= keys.startsWith(`${pressed} `)
    }
  return begins ? 'begins' : null
}
